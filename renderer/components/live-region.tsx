import { useEffect, useState } from "react";
import { useAnnouncer } from "../stores/announcer.ts";

const shownFor = 6000;

/** Says what has just happened, to eyes and screen readers alike, without taking the focus. */
export function LiveRegion() {
  const { said, times, quiet } = useAnnouncer();
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    setShown(times);
    const timer = setTimeout(() => setShown(0), shownFor);
    return () => clearTimeout(timer);
  }, [times]);
  return (
    <div role="status" aria-live="polite" className="toast-place">
      {shown !== 0 && (
        <p key={shown} className={quiet ? "unseen" : "toast"}>
          {said}
        </p>
      )}
    </div>
  );
}
