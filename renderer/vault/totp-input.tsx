import { QrCode } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { RefusedError } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { pictureAmong, readQr } from "../read-qr.ts";
import { announce } from "../stores/announcer.ts";
import { Kept } from "./kept.tsx";
import { SecretBox } from "./secret-box.tsx";

/** `otpauth://` is what authenticator codes say (Key Uri Format); anything else would not make codes. */
function isTotp(text: string): boolean {
  return /^otpauth:\/\/totp\//i.test(text);
}

/** Reads the QR code of a picture into the form. */
function usePicture(onText: (text: string) => void) {
  const picture = useRef<Blob>(null);
  const submit = useSubmit(async () => {
    if (picture.current === null) return;
    const text = await readQr(picture.current);
    if (!isTotp(text)) throw new RefusedError({ code: "TOTP_INVALID", detail: { reason: "not-totp" } });
    onText(text);
    announce("The QR code was read.");
  });
  const read = (blob: Blob) => {
    picture.current = blob;
    void submit.run();
  };
  return { read, refused: submit.refused, busy: submit.busy };
}

interface TotpInputProps {
  /** null: the secret stays as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** One is kept already. */
  readonly hasOne: boolean;
}

/** The secret of one-time codes: pasted, or read from a screenshot of the platform’s QR code. */
export function TotpInput({ value, onChange, hasOne }: TotpInputProps) {
  const [over, setOver] = useState(false);
  const { read, refused, busy } = usePicture(onChange);
  if (value === null && hasOne) {
    return (
      <Kept
        label="One-time codes"
        words="set up; the secret stays as it is"
        action="Replace or remove"
        onChange={() => onChange("")}
      />
    );
  }
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    const picture = pictureAmong(files);
    if (picture === null) return;
    event.preventDefault();
    read(picture);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches pictures for the box inside; the button does the same by keyboard
    <div
      className={over ? "qr-catch over" : "qr-catch"}
      onPaste={(event) => event.clipboardData.getData("text/plain") === "" && take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer.files);
      }}
    >
      <SecretBox
        label={
          hasOne ? "New secret for one-time codes (empty: no codes any more)" : "Secret for one-time codes (optional)"
        }
        value={value ?? ""}
        onChange={onChange}
        hint="Paste the secret or the otpauth address, or a screenshot of the QR code that the platform shows."
      />
      <div className="form-row">
        <FileTrigger
          acceptedFileTypes={["image/png", "image/jpeg", "image/webp", "image/gif"]}
          onSelect={(files) => {
            const picture = pictureAmong(files);
            if (picture !== null) read(picture);
          }}
        >
          <Button small icon={QrCode} busy={busy}>
            Picture of the QR code…
          </Button>
        </FileTrigger>
        {hasOne && (
          <Button small look="quiet" onPress={() => onChange(null)}>
            Keep the old one
          </Button>
        )}
      </div>
      <ErrorNote refused={refused} />
    </div>
  );
}
