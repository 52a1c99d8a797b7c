import { z } from "zod";
import { localDay } from "../local-day.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { latestDay } from "../text-of.ts";
import { day, flag, parsePowerShell, powerShell, textCodes } from "./power-shell.ts";
import { currentVersion, parseCurrentVersion } from "./system.ts";

/** Classifications of the Windows Update Agent, the same in every language (Microsoft Learn, “GUIDs for product and classification”). */
const securityUpdates = "0fa1201d-4330-4fa8-8ae9-b877473b6441";
const criticalUpdates = "e6cf1350-c01b-414d-a61f-263d14d133b4";
const definitionUpdates = "e0789628-ce08-4437-be74-2495b842f43b";

const waitingShape = z.object({
  /** OperationResultCode: 2 succeeded. */
  code: z.number(),
  updates: z.array(z.object({ severity: textCodes, categories: z.array(z.string()).max(100) })),
});

/** What Windows found when it last looked: `Online=$false` asks its own store, not the network. BrowseOnly: previews that nobody is to install. */
const waitingScript = [
  "$q=(New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()",
  "$q.Online=$false",
  "$r=$q.Search('IsInstalled=0 and IsHidden=0 and Type=''Software''')",
  "$u=@(foreach($x in $r.Updates){if(-not $x.BrowseOnly){@{severity=(t $x.MsrcSeverity);categories=@(foreach($c in $x.Categories){[string]$c.CategoryID})}}})",
  "ConvertTo-Json -Compress -Depth 4 -InputObject @{code=[int]$r.ResultCode;updates=$u}",
].join(";");

const resultsShape = z.object({
  looked: day,
  installed: day,
  restart: z.array(z.boolean()).min(1).nullable().catch(null),
  pending: flag,
});

/**
 * The Automatic Updates’ own notes, in UTC. Of the history the last entry that is of Windows: neither signatures and engines of protection
 * (several a day) nor apps of the store, which have no KB number. The restart: Windows Update’s and the component store’s own marks.
 */
const resultsScript = [
  "function l($x){if($null -eq $x){$null}else{([datetime]$x).ToLocalTime()}}",
  "$k='HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\'",
  "$b=@((Test-Path ($k+'WindowsUpdate\\Auto Update\\RebootRequired')),(Test-Path ($k+'Component Based Servicing\\RebootPending')))",
  "$w=$null;try{$w=[bool](New-Object -ComObject Microsoft.Update.SystemInfo).RebootRequired}catch{}",
  "$s=$null;try{$s=d (l (New-Object -ComObject Microsoft.Update.AutoUpdate).Results.LastSearchSuccessDate)}catch{}",
  "$i=$null",
  "try{$q=(New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher();$n=$q.GetTotalHistoryCount()",
  "if($n -gt 0){foreach($h in $q.QueryHistory(0,[Math]::Min($n,200))){if($h.Operation -eq 1 -and $h.ResultCode -eq 2 -and $h.Title -match 'KB\\d{6}' -and $h.Title -notmatch 'KB2267602|KB4052623|KB5007651|KB890830'){$i=d (l $h.Date);break}}}}catch{}",
  "ConvertTo-Json -Compress -InputObject @{looked=$s;installed=$i;restart=$b;pending=$w}",
].join(";");

export const updatesProbe: Probe<"updates", "waiting" | "results" | "current"> = {
  item: "updates",
  family: "windows",
  sources: (around) => ({
    waiting: powerShell(around, waitingScript),
    results: powerShell(around, resultsScript),
    current: currentVersion(around),
  }),
  parse: ({ waiting, results, current }) => {
    const found = parsePowerShell(results, resultsShape);
    const counts = counted(waiting);
    if (found === null && counts.pending === null) return noReading(results);
    const version = parseCurrentVersion(current)?.installedAt ?? null;
    return {
      ...counts,
      restart: restartOf(found),
      installedOn: latestDay([found?.installed ?? null, localDay(version)]),
      lookedOn: found?.looked ?? null,
    };
  },
};

/** One mark is enough for a restart to wait; that none waits takes the marks of both. */
function restartOf(found: z.infer<typeof resultsShape> | null): boolean | null {
  if (found === null) return null;
  const marks = [...(found.restart ?? []), found.pending];
  if (marks.includes(true)) return true;
  return found.restart === null ? null : false;
}

function counted(outcome: Outcome): { readonly pending: number | null; readonly security: number | null } {
  const found = parsePowerShell(outcome, waitingShape);
  if (found === null || found.code !== 2) return { pending: null, security: null };
  const updates = found.updates
    .map(({ severity, categories }) => ({ severity, ids: categories.map((id) => id.toLowerCase()) }))
    .filter(({ ids }) => !ids.includes(definitionUpdates));
  const mends = updates.filter(
    ({ severity, ids }) => (severity ?? "") !== "" || ids.includes(securityUpdates) || ids.includes(criticalUpdates),
  );
  return { pending: updates.length, security: mends.length };
}
