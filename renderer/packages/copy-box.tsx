import { Copy } from "lucide-react";
import { Button } from "../components/button.tsx";
import { copyText } from "../components/hash.tsx";

interface CopyBoxProps {
  /** What it is: the box’s accessible name, and what the copy is called. */
  readonly label: string;
  readonly text: string;
}

/** A text to be handed on, whole, with the button that copies it. */
export function CopyBox({ label, text }: CopyBoxProps) {
  return (
    <div className="copy-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard (WCAG 2.1.1) */}
      <section tabIndex={0} aria-label={label}>
        <pre className="mono">{text}</pre>
      </section>
      <Button small icon={Copy} onPress={() => void copyText(text, label)}>
        Copy
      </Button>
    </div>
  );
}
