#compdef lp-manifest
# What can stand here, asked of lp-manifest itself. In ~/.zshrc, after compinit: source <(lp-manifest completions zsh)
_lp_manifest() {
    local -a whole whole_shown part part_shown list as_is
    local line value shown word=${(Q)IPREFIX}${(Q)PREFIX}
    [[ $compstate[quote] == \' ]] && word=$IPREFIX$PREFIX
    while IFS= read -r line; do
        value=${line%%$'\t'*} shown=$value
        if [[ $line == *$'\t'* ]]; then
            (( $#value < 28 )) && shown=${(r:28:)value}
            shown+="  ${line#*$'\t'}" list=(-l)
        fi
        shown=${shown[1,COLUMNS-1]}
        # After = and / a word goes on.
        if [[ $value == *[=/] ]]; then
            part+=("$value") part_shown+=("$shown")
        else
            whole+=("$value") whole_shown+=("$shown")
        fi
    done < <(lp-manifest complete zsh -- "${(@Q)words[2,CURRENT-1]}" "$word" 2>/dev/null)
    # A ~ that begins a path stays one.
    if [[ $word == \~* ]]; then
        as_is=(-Q)
        whole=("~${(@q)^whole#\~}") part=("~${(@q)^part#\~}")
    fi
    (( $#whole )) && compadd -V lp-manifest -U $as_is $list -d whole_shown -a whole
    (( $#part )) && compadd -V lp-manifest -U $as_is $list -S '' -d part_shown -a part
    (( $#whole + $#part ))
}
# Loaded from a folder of $fpath, the file is the function.
if [[ $funcstack[1] == _lp_manifest ]]; then _lp_manifest "$@"; else compdef _lp_manifest lp-manifest; fi
