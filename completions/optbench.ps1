# Completion of optbench for PowerShell 7. To install, in $PROFILE:
#
#     optbench completion pwsh | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName optbench -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
    $words = @($line -split '\s+')
    $typed = $words[-1]
    # PowerShell takes "a,b" for a list and replaces its last entry alone
    $kept = [Math]::Max(0, $typed.Length - $wordToComplete.Length)
    $rest = @($words | Select-Object -Skip 1)
    & $words[0] completion --words @rest 2>$null | ForEach-Object {
        $word, $doc = $_ -split "`t", 2
        if ($word) {
            if (-not $doc) { $doc = $word }
            [System.Management.Automation.CompletionResult]::new($word.Substring($kept), $word, 'ParameterValue', $doc)
        } else {
            # "junit=out", "old=one.json": a path behind the "="
            $path = $wordToComplete -replace '^.*=', ''
            $lead = $wordToComplete.Substring(0, $wordToComplete.Length - $path.Length)
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($path) | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($lead + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
            }
        }
    }
}
