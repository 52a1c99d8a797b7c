import { MonitorX } from "lucide-react";
import { unreadWarning, warningSentence } from "../device/standing-words.ts";
import { useDeviceStore } from "../stores/device.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { Button } from "./button.tsx";

/** null: there is nothing to warn of, or it is not known yet. */
function useWarning(): string | null {
  const standing = useDeviceStore((store) => store.desk?.standing ?? null);
  const isUnread = useDeviceStore((store) => store.desk === null && store.refused !== null);
  const zone = useZone();
  const pack = useCurrentPack();
  if (standing !== null) return warningSentence(standing, zone);
  // A standing that can’t be read is none to rely on, where the policy asks for one.
  return isUnread && pack !== null && pack.device !== null ? unreadWarning : null;
}

/** Above removals and passwords, while this workstation is not known to be fit. It says so, and keeps nobody from anything. [A-6.h.iii] */
export function DeviceWarning() {
  const sentence = useWarning();
  if (sentence === null) return null;
  return (
    <aside className="note warn device-warning" aria-label="About this computer">
      <MonitorX size={18} aria-hidden="true" />
      <p>
        <bdi>{sentence}</bdi>
      </p>
      <Button small onPress={() => go({ screen: "device" })}>
        Show the checklist
      </Button>
    </aside>
  );
}
