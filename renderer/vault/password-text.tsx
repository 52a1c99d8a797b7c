/** A password to be read or typed off: digits and signs stand out from letters, and blanks can be seen. */

const kinds = [
  { className: "digit", fits: /^\p{N}+$/u },
  { className: "sign", fits: /^[^\p{L}\p{N}]+$/u },
] as const;

/** Runs of letters, of digits and of signs. */
export function passwordRuns(password: string): readonly { readonly text: string; readonly className: string }[] {
  const runs = password.match(/\p{N}+|[\p{L}\p{M}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.map((text) => ({ text, className: kinds.find(({ fits }) => fits.test(text))?.className ?? "letter" }));
}

export function PasswordText({ password }: { password: string }) {
  return (
    <bdi dir="ltr" className="password-text" translate="no">
      {passwordRuns(password).map(({ text, className }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text never change places
        <span key={at} className={className}>
          {text}
        </span>
      ))}
    </bdi>
  );
}
