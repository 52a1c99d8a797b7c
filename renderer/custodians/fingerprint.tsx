/** `12345 67890 …` as its groups. */
export function groupsOf(fingerprint: string): readonly string[] {
  return fingerprint.split(" ").filter(Boolean);
}

interface FingerprintProps {
  readonly value: string;
  /** Whose it is: a name. */
  readonly of: string;
}

/** Eight groups of five digits, large enough to read out on the phone and in an order that nobody can mistake. */
export function Fingerprint({ value, of }: FingerprintProps) {
  return (
    <ol className="fingerprint" aria-label={`Fingerprint of ${of}`}>
      {groupsOf(value).map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places, and two may be the same
        <li key={at}>{group}</li>
      ))}
    </ol>
  );
}
