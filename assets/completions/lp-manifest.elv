# What can stand here, asked of lp-manifest itself. In rc.elv: eval (lp-manifest completions elvish | slurp)
use str
set edit:completion:arg-completer[lp-manifest] = {|@words|
    lp-manifest complete elvish -- (all $words[1..]) 2>/dev/null | from-lines | each {|line|
        var parts = [(str:split &max=2 "\t" $line)]
        # After = and / a word goes on.
        var end = ' '
        if (or (str:has-suffix $parts[0] '=') (str:has-suffix $parts[0] '/')) { set end = '' }
        var shown = $parts[0]
        if (> (count $parts) 1) { set shown = $shown'  '$parts[1] }
        edit:complex-candidate $parts[0] &code-suffix=$end &display=$shown
    }
}
