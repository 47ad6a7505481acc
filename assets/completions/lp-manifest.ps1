# What can stand here, asked of lp-manifest itself. In $PROFILE: lp-manifest completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'lp-manifest' -ScriptBlock {
    param($word, $line, $point)
    $words = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $point } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    if ($word -eq '') { $words += '' }
    # A line a word: PowerShell hands no empty word to a program, and none with quotes as it is.
    ($words -join "`n") | lp-manifest complete powershell 2>$null | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        $text = if ($value -match '[^\w./\\=:~-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
    }
}
