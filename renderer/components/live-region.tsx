import { useEffect, useState } from "react";
import { useAnnouncer } from "../stores/announcer.ts";
import { usePlace } from "../stores/place.ts";

const shownFor = 3500;

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
  // What was said about the screen before is over when the person goes on.
  const moves = usePlace((store) => store.moves);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move takes it away
  useEffect(() => setShown(0), [moves]);
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
