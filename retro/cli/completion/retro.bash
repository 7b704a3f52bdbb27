# Completion of retro in bash, from version 4.4 on.
_retro_completion() {
    local kind value help part="${COMP_WORDS[COMP_CWORD]}" program="${1/#\~\//$HOME/}"
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            file) compopt -o default ;;
            dir) compopt -o dirnames ;;
            plain | open)
                [[ $kind == open ]] && compopt -o nospace
                if [[ $part == [\"\']* ]]; then
                    COMPREPLY+=("$value")
                else
                    COMPREPLY+=("$(printf %q "$value")")
                fi
                ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_PART="$part" _RETRO_COMPLETE=bash_complete "$program" 2>/dev/null)
}
complete -o nosort -F _retro_completion retro
