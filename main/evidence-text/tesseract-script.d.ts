/** The part of tesseract.js that runs in a thread; the package describes only the part that starts one. */
declare module "tesseract.js/src/worker-script/index.js" {
  interface Packet {
    readonly workerId: string;
    readonly jobId: string;
    readonly action: string;
    readonly payload: unknown;
  }
  interface Said {
    readonly action: string;
    readonly status: "resolve" | "reject" | "progress";
    readonly data: unknown;
  }
  interface Adapter {
    getCore(): Promise<(options: object) => Promise<unknown>>;
    gunzip(bytes: Uint8Array): Uint8Array;
    fetch(address: string): Promise<never>;
    readCache(path: string): Promise<Uint8Array>;
    writeCache(path: string, bytes: Uint8Array): Promise<void>;
    deleteCache(path: string): Promise<void>;
  }
  const script: {
    dispatchHandlers(packet: Packet, say: (said: Said) => void): void;
    setAdapter(adapter: Adapter): void;
  };
  export default script;
}

/** The reading program itself, by Emscripten: starts with the half that is WebAssembly. */
declare module "tesseract.js-core/tesseract-core-simd-lstm.js" {
  export default function start(options: object): Promise<unknown>;
}
