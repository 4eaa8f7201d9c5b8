# Completion of optbench for fish 3 or later. To install:
#
#     optbench completion fish > ~/.config/fish/completions/optbench.fish
#
# It asks the optbench that is being typed, so it fits every version: node_modules/.bin/optbench too.

function __optbench_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] completion --words $words[2..] "$typed" 2>/dev/null)
        if test "$line" = \t
            # "junit=out", "old=one.json": a path behind the "="
            set -l path (string replace --regex '^.*=' '' -- "$typed")
            set -l lead (string replace --regex '[^=]*$' '' -- "$typed")
            for file in (__fish_complete_path "$path")
                printf '%s\n' "$lead$file"
            end
        else
            printf '%s\n' $line
        end
    end
end

complete -c optbench -f -a '(__optbench_complete)'
