import { useId } from "react";
import type { Strength } from "../../main/model/vault-view.ts";

const words = ["Guessed at once", "Weak", "Could be stronger", "Good", "Strong"] as const;
const tones = ["bad", "bad", "warn", "good", "good"] as const;
const segments = [1, 2, 3, 4] as const;

/** How strong a password is: in words, as a bar, and what would make it better. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const label = useId();
  if (strength === null) return <div className="strength" aria-hidden="true" />;
  const { score, warning, suggestions } = strength;
  return (
    <div className={`strength ${tones[score]}`}>
      <div className="strength-line">
        {/* biome-ignore lint/a11y/useSemanticElements: a meter element can't be drawn in four parts */}
        <span
          className="strength-bar"
          role="meter"
          aria-labelledby={label}
          aria-valuemin={0}
          aria-valuemax={4}
          aria-valuenow={score}
          aria-valuetext={words[score]}
        >
          {segments.map((segment) => (
            <span key={segment} className={score >= segment ? "on" : ""} />
          ))}
        </span>
        <small id={label}>
          <span className="unseen">Strength: </span>
          {words[score]}
        </small>
      </div>
      {score < 3 && (warning !== null || suggestions.length > 0) && (
        <small className="hint">{[warning, ...suggestions].filter((one) => one !== null).join(" ")}</small>
      )}
    </div>
  );
}
