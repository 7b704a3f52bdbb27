#compdef retro
# Completion of retro in zsh.
_retro_completion() {
    local kind value help
    local -a plain open
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            file) compset -P 1 '*='; _files ;;
            dir) _files -/ ;;
            plain | open)
                value="${${value//\\/\\\\}//:/\\:}${help:+:$help}"
                if [[ $kind == open ]]; then open+=("$value"); else plain+=("$value"); fi
                ;;
        esac
    done < <(COMP_LINE="${words[1,CURRENT-1]} $PREFIX" _RETRO_COMPLETE=zsh_complete ${~words[1]} 2>/dev/null)
    (( $#plain )) && _describe -V retro plain
    (( $#open )) && _describe -V retro open -S ''
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _retro_completion "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _retro_completion retro
fi
