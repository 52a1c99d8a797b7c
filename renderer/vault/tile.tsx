const segmenter = new Intl.Segmenter("en-US");

/** The first letter of a credential's name, to find it again by its shape. */
export function Tile({ label, large = false }: { label: string; large?: boolean }) {
  const [first] = segmenter.segment(label.trim().slice(0, 16));
  return (
    <span className={large ? "tile large" : "tile"} aria-hidden="true">
      {(first?.segment ?? "?").toLocaleUpperCase("en-US")}
    </span>
  );
}
