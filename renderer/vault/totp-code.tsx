import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Dots, Field } from "./secret-field.tsx";
import { useRunningCode } from "./use-running-code.ts";

/** From so many seconds on it is better to wait for the next code. */
const late = 5;

/** What is left of the period, drawn as a ring that empties. */
function Ring({ secondsLeft, period }: { secondsLeft: number; period: number }) {
  const left = Math.min(100, (secondsLeft / period) * 100);
  return (
    <svg className={secondsLeft <= late ? "ring late" : "ring"} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" pathLength="100" />
      <circle className="left" cx="10" cy="10" r="8" pathLength="100" strokeDasharray={`${left} 100`} />
    </svg>
  );
}

/** `123 456`: as the platforms print them. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return code.length < 6 ? code : `${code.slice(0, half)} ${code.slice(half)}`;
}

/**
 * The one-time code, with the seconds that it still holds. It runs when the person asks for it: going through the list would otherwise
 * be kept as having looked at every code. [N-II.1]
 */
export function TotpCode({ vault, credential, stamp }: { vault: string; credential: string; stamp: string }) {
  const running = useRunningCode(vault, credential, stamp);
  const [refused, setRefused] = useState<Refused | null>(null);
  const isShown = running.code !== null;
  return (
    <Field
      label="One-time code"
      refused={refused ?? running.refused}
      actions={
        <>
          <Button
            small
            look="quiet"
            icon={isShown ? EyeOff : Eye}
            onPress={() => void running.toggle()}
            aria-label={isShown ? "Hide one-time code" : "Show one-time code"}
          >
            {isShown ? "Hide" : "Show"}
          </Button>
          <CopyButton
            vault={vault}
            credential={credential}
            field="code"
            what="One-time code"
            onRefused={setRefused}
            keys="Control+Alt+C"
          />
        </>
      }
    >
      {running.code === null ? (
        <Dots what="One-time code" />
      ) : (
        <span className="totp">
          <span className="totp-code">{spacedCode(running.code)}</span>
          <Ring secondsLeft={running.secondsLeft} period={running.period} />
          <small className="totp-left">
            <span className="unseen">holds for </span>
            {running.secondsLeft} s
          </small>
        </span>
      )}
    </Field>
  );
}
