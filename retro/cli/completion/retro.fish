# Completion of retro in fish.
function __retro_completion
    set -l command (commandline -opc | string replace -r -- '^~/' "$HOME/")[1]
    set -l line (commandline -cp | string collect)
    for answer in (env COMP_LINE="$line" _RETRO_COMPLETE=fish_complete $command 2>/dev/null)
        set -l parts (string split -m 2 \t -- $answer)
        switch $parts[1]
            case file
                set -l before (string match -r -- '^.*=' (commandline -ct); or echo '')
                for path in (__fish_complete_path (string replace -r -- '^.*=' '' (commandline -ct)))
                    echo $before$path
                end
            case dir
                __fish_complete_directories (commandline -ct)
            case plain open
                printf '%s\t%s\n' $parts[2] $parts[3]
        end
    end
end
complete --command retro --no-files --keep-order --arguments '(__retro_completion)'
