import { useState } from "react";
import { counted } from "../format.ts";
import { textBlocks } from "../text-blocks.ts";
import { Button } from "./button.tsx";

/** Longer texts are folded. */
const folded = 2000;

function Whole({ text }: { text: string }) {
  const blocks = textBlocks(text);
  if (blocks.length === 1) return <bdi dir="auto">{text}</bdi>;
  return (
    <bdi dir="auto">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never change places
        <span key={at} className="text-block">
          {block}
        </span>
      ))}
    </bdi>
  );
}

/** Somebody else's words: text and nothing else, in their own direction, long ones folded. */
export function UserText({ text }: { text: string }) {
  const [unfolded, setUnfolded] = useState<string | null>(null);
  if (text === "") return <span className="faint">(no text)</span>;
  const left = unfolded === text ? 0 : text.length - folded;
  return (
    <div className="user-text">
      {left > 0 ? <bdi dir="auto">{`${text.slice(0, folded)}…`}</bdi> : <Whole text={text} />}
      {left > 0 && (
        <div className="user-text-more">
          <Button look="quiet" small onPress={() => setUnfolded(text)}>
            Show all
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
