import { Component, type ComponentChildren, options } from "preact";

// The renderer calls boundaries only where it is told to (preact-render-to-string, option errorBoundaries).
Object.assign(options, { errorBoundaries: true });

export interface ErrorBoundaryProps {
  readonly children: ComponentChildren;
  /** Shown instead of the children when one of them throws. */
  readonly fallback: ComponentChildren;
  /** Is told what was thrown; throws it again where the whole page should fail. */
  onError(error: unknown): void;
}

/** A part of a page that may fail alone. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  static override getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ComponentChildren {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
