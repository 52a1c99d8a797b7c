import { useState } from "react";
import { counted } from "../format.ts";
import { Button } from "./button.tsx";

/** Longer texts are folded: laying out a megabyte would freeze the window. */
const folded = 2000;
/** Unfolded texts grow by this much at a time. */
const stretch = 100_000;

/** Somebody else's words: text and nothing else, in their own direction, long ones folded. */
export function UserText({ text }: { text: string }) {
  const [shown, setShown] = useState(folded);
  const [least, setLeast] = useState(text);
  if (least !== text) {
    setLeast(text);
    setShown(folded);
  }
  if (text === "") return <span className="faint">(no text)</span>;
  const left = text.length - shown;
  return (
    <div className="user-text">
      <bdi dir="auto">{left > 0 ? `${text.slice(0, shown)}…` : text}</bdi>
      {left > 0 && (
        <div className="user-text-more">
          <Button look="quiet" small onPress={() => setShown(shown === folded ? stretch : shown + stretch)}>
            {left > stretch ? "Show more" : "Show all"}
          </Button>
          <span className="faint">{counted(left, "more character")}</span>
        </div>
      )}
    </div>
  );
}

/** Somebody else's words on one line, in a list. */
export function UserLine({ text, className = "" }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" className={`user-line ${className}`}>
      {text.slice(0, 300)}
    </bdi>
  );
}
