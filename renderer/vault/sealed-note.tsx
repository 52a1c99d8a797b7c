import { Note } from "../components/note.tsx";

/** Where the copy went, and what becomes of it. */
export function SealedNote({ name, isOpen }: { name: string; isOpen: boolean }) {
  return (
    <Note tone={isOpen ? "warn" : "good"}>
      <p className="note-what">
        Saved as <bdi>{name}</bdi>.
      </p>
      <p>
        {isOpen
          ? "It lies open. Delete it as soon as the other program has it, and empty the trash."
          : "It opens with the password that you have just set, which nobody can recover."}
      </p>
    </Note>
  );
}
