# What can stand here, asked of lp-manifest itself. In ~/.bashrc: source <(lp-manifest completions bash)
_lp_manifest() {
    local offer
    COMPREPLY=()
    while IFS= read -r offer; do
        COMPREPLY+=("$offer")
    done < <(lp-manifest complete bash -- "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    # After = and / a word goes on.
    [[ ${COMPREPLY[0]-} != *[=/] ]] || compopt -o nospace 2>/dev/null
}
complete -o nosort -F _lp_manifest lp-manifest 2>/dev/null || complete -F _lp_manifest lp-manifest
