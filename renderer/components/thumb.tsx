import { FileText, Film, ImageIcon, ImageOff } from "lucide-react";
import { shownInBrowser } from "../../main/model/summary.ts";
import { thumbnailLimit, useThumbnail } from "../stores/thumbnails.ts";
import { useEvidenceSource } from "./evidence-source.ts";

interface ThumbProps {
  /** null: there is no picture. */
  readonly file: { readonly sha256: string; readonly mediaType: string; readonly bytes: number } | null;
  /** What it shows; empty where the words beside it say so. */
  readonly alt: string;
}

function symbolOf(file: ThumbProps["file"], broken: boolean) {
  if (broken) return ImageOff;
  if (file?.mediaType.startsWith("video/")) return Film;
  if (file?.mediaType.startsWith("image/") || file === null) return ImageIcon;
  return FileText;
}

/** A small picture of a sealed file, or a symbol of its kind. */
export function Thumb({ file, alt }: ThumbProps) {
  const small = file !== null && file.bytes <= thumbnailLimit && shownInBrowser.includes(file.mediaType);
  const thumbnail = useThumbnail(small ? file.sha256 : null, useEvidenceSource());
  if (thumbnail !== null && thumbnail !== "broken") {
    return (
      <span className="thumb">
        <img src={thumbnail.url} alt={alt} draggable={false} />
      </span>
    );
  }
  const broken = thumbnail === "broken";
  const Picture = symbolOf(file, broken);
  return (
    <span className={file === null ? "thumb empty" : "thumb"} {...(alt ? { role: "img", "aria-label": alt } : {})}>
      {(!small || broken) && <Picture size={18} aria-hidden="true" />}
    </span>
  );
}
