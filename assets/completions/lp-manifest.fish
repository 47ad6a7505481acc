# What can stand here, asked of lp-manifest itself. In config.fish: lp-manifest completions fish | source
complete --command lp-manifest --no-files --keep-order \
    --arguments '(lp-manifest complete fish -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
