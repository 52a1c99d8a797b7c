import { type ComparedHow, comparedHows } from "../../main/model/vault-view.ts";
import { RadioChoices } from "../components/choices.tsx";
import { comparedWords } from "./custody-words.ts";
import { Fingerprint } from "./fingerprint.tsx";

interface ComparedProps {
  readonly name: string;
  readonly fingerprint: string;
  readonly value: ComparedHow | null;
  readonly onChange: (how: ComparedHow) => void;
}

/** Comparing a fingerprint with the person it belongs to: the one thing that nobody can do for the custodian. */
export function Compared({ name, fingerprint, value, onChange }: ComparedProps) {
  return (
    <>
      <div className="compare">
        <h4>Compare the fingerprint</h4>
        <Fingerprint value={fingerprint} of={name} />
        <p className="hint">
          Call <bdi>{name}</bdi> on a number that you know already, not one from the message. Under “Your export key” in
          Vault they see eight groups of digits: have them read out. All eight must be the same as here.
        </p>
      </div>
      <RadioChoices<ComparedHow>
        label="How did you compare it?"
        inline
        value={value}
        onChange={onChange}
        required
        missing="Compare the fingerprint first, then say how."
        choices={comparedHows.map((how) => ({ value: how, label: comparedWords[how] }))}
      />
    </>
  );
}
