import { useState } from "react";
import type { DeviceDesk } from "../../main/model/device-view.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useCaught } from "../custodians/use-arrived.ts";
import { announce } from "../stores/announcer.ts";
import { saveContact } from "../stores/device.ts";
import { helpOf } from "./standing-words.ts";

interface ContactFormProps {
  readonly contact: string;
  readonly help: string;
  readonly onClose: () => void;
}

function ContactForm({ contact, help, onClose }: ContactFormProps) {
  const [words, setWords] = useState(contact);
  const submit = useSubmit(async () => {
    await saveContact(words);
    announce("Noted.");
    onClose();
  });
  return (
    <Form
      submit={submit}
      action="Save"
      label="How to reach IT"
      more={
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      }
    >
      <TextBox
        label={`How to reach ${help}`}
        hint="A phone number, an e-mail address, a room. It stays on this computer."
        value={words}
        onChange={setWords}
        autoFocus
      />
    </Form>
  );
}

/** Whom to call, and how: the policy says the first, the person notes the second. */
export function Contact({ desk }: { desk: DeviceDesk }) {
  const [editing, setEditing] = useState(false);
  const holder = useCaught<HTMLDivElement>(editing ? "form" : "");
  const { contact } = desk;
  return (
    <div ref={holder} className="device-contact">
      {editing ? (
        <ContactForm contact={contact} help={helpOf(desk)} onClose={() => setEditing(false)} />
      ) : (
        <>
          <p>
            Whom to call: <bdi className="t">{helpOf(desk)}</bdi>
            {contact !== "" && (
              <>
                , <bdi className="t">{contact}</bdi>
              </>
            )}
          </p>
          <Button look="quiet" small onPress={() => setEditing(true)}>
            {contact === "" ? "Note how to reach them" : "Change"}
          </Button>
        </>
      )}
    </div>
  );
}
