import type { MovedCredential } from "../../../main/vault/moving/index.ts";
import { readTotp } from "../../../main/vault/totp.ts";

const scripts = ["Grünfläche", "公園課", "Парки", "حدائق", "🎈 Fest", "l’Été", "a\u0301 combining", "plain"];
const tricky = [
  "=1+1",
  "+49 30",
  "-dash",
  "@handle",
  '"quoted"',
  "semi;colon",
  "com,ma",
  " blanks ",
  "tab\there",
  "<&>'`",
  "\\",
];

/** Invented credentials with everything that could get lost on the way, in groups. */
export function sampleRows(count: number): MovedCredential[] {
  return Array.from({ length: count }, (_, at) => {
    const label = `Sample page ${at} ${scripts[at % scripts.length]}`;
    return {
      label,
      username: `parks+${at}@invented-harbour.example`,
      password: `${tricky[at % tricky.length]}${scripts[at % scripts.length]}-${at}`,
      address: at % 4 === 0 ? null : `https://network.example/p/${at}?a=1&b=<2>#c`,
      totp: at % 3 === 0 ? readTotp(`JBSWY3DPEHPK3PXP${"ABCDEFGH"[at % 8]}AAAAAAA`, label) : null,
      notes: at % 2 === 0 ? "" : `First line; "quoted", äöü 漢字\nsecond\tline ${at}\n\n=SUM(A1)`,
      recoveryCodes: at % 5 === 0 ? ["1111-aaaa", "2222-bbbb"] : [],
      group: ["", "Parks", "Parks / Summer", "Library"][at % 4] ?? "",
    };
  });
}

export function byLabel(rows: readonly MovedCredential[]): MovedCredential[] {
  return rows.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}
