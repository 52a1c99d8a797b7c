import { Component, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { Note } from "./note.tsx";

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A screen that fails takes itself away, not the window: what was recorded is safe in main, and the rail still leads elsewhere. */
export class ScreenBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="screen">
        <Note tone="bad">
          <p className="note-what">This screen could not be shown.</p>
          <p>Nothing that was saved is lost. Show it again; if it fails once more, close Custodia and open it again.</p>
          <div className="note-actions">
            <Button look="primary" onPress={() => this.setState({ failed: false })} autoFocus>
              Show it again
            </Button>
          </div>
        </Note>
      </div>
    );
  }
}
