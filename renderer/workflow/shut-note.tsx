import { Note } from "../components/note.tsx";

/** Why something can't be done now, with the passage of the policy that says so. */
export function ShutNote({ because, citation }: { because: string; citation: string | null }) {
  return (
    <Note>
      <p>{because}</p>
      {citation && <p className="faint">{citation}</p>}
    </Note>
  );
}
