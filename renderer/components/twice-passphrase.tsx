import { useState } from "react";
import { TextBox } from "./text-box.tsx";

/** Shortest passphrase that a key is kept under, in characters. */
const shortest = 12;

interface TwicePassphraseProps {
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
  /** `New passphrase` where there is an old one beside it. */
  readonly label?: string;
}

/** A passphrase to be chosen, typed twice. */
export function TwicePassphrase({ passphrase, onPassphrase, label = "Passphrase" }: TwicePassphraseProps) {
  const [again, setAgain] = useState("");
  return (
    <div className="two">
      <TextBox
        label={label}
        type="password"
        value={passphrase}
        onChange={onPassphrase}
        required
        missing="Choose a passphrase."
        hint={`At least ${shortest} characters; four or five words are easiest to remember.`}
        check={(now) => (now.length < shortest ? `That has ${now.length} characters: at least ${shortest}.` : null)}
      />
      <TextBox
        label={`The same ${label.charAt(0).toLowerCase()}${label.slice(1)} again`}
        type="password"
        value={again}
        onChange={setAgain}
        required
        missing="Type it a second time."
        check={(now) => (now === passphrase ? null : "The two passphrases differ.")}
      />
    </div>
  );
}
