import { z } from "zod";
import type { Around, Outcome } from "../probe.ts";
import { day, flag, parsePowerShell, powerShell, textCodes } from "./power-shell.ts";

/** A product that is registered with Windows Security Center. */
const provider = z.object({ name: textCodes, guid: textCodes, state: z.number().int().min(0).max(0xffff_ffff) });
export type Provider = z.infer<typeof provider>;

const defender = z.object({
  service: flag,
  antivirus: flag,
  realTime: flag,
  mode: textCodes,
  signaturesOn: day,
  signatures: textCodes,
  outOfDate: flag,
});
export type Defender = z.infer<typeof defender>;

const list = z.array(provider).max(20).nullable().catch(null);
const security = z.object({ antivirus: list, firewall: list, defender: defender.nullable().catch(null) });
/** null: Security Center does not answer (servers have none), or Defender does not. */
export type Security = z.infer<typeof security>;

const products = (name: string, kind: string) =>
  `$${name}=$null;try{$${name}=@(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName ${kind} -OperationTimeoutSec 8|` +
  "Select-Object -First 20|ForEach-Object{@{name=(t $_.displayName);guid=(t $_.instanceGuid);state=[long]$_.productState}})}catch{}";

const script = [
  products("a", "AntiVirusProduct"),
  products("f", "FirewallProduct"),
  "$m=$null",
  "try{$s=Get-CimInstance -Namespace root/Microsoft/Windows/Defender -ClassName MSFT_MpComputerStatus -OperationTimeoutSec 8",
  "if($null -ne $s){$m=@{service=$s.AMServiceEnabled",
  "antivirus=$s.AntivirusEnabled",
  "realTime=$s.RealTimeProtectionEnabled",
  "mode=(t $s.AMRunningMode)",
  "signaturesOn=(d $s.AntivirusSignatureLastUpdated)",
  "signatures=(t $s.AntivirusSignatureVersion)",
  "outOfDate=$s.DefenderSignaturesOutOfDate}}}catch{}",
  "ConvertTo-Json -Compress -Depth 4 -InputObject @{antivirus=$a;firewall=$f;defender=$m}",
].join(";");

/** Security Center and Defender, as their own pages in Windows’ settings show them. Asked once for malware protection and firewall. */
export function securitySource(around: Around) {
  return powerShell(around, script);
}

export function parseSecurity(outcome: Outcome): Security | null {
  return parsePowerShell(outcome, security);
}

/**
 * Is it on? Of productState’s second byte the high half: 0 off, 1 on, 2 snoozed, 3 expired. Microsoft publishes the number only to makers of
 * such products; this is how it is read everywhere (iwscapi.h, WSC_SECURITY_PRODUCT_STATE, has the same four).
 */
export function isOn({ state }: Provider): boolean {
  return (state & 0xf000) === 0x1000;
}

/** Of its lowest byte the high half: 0 up to date, 1 out of date; null: another number. */
export function isCurrent({ state }: Provider): boolean | null {
  const half = state & 0xf0;
  return half === 0 ? true : half === 0x10 ? false : null;
}
