import { invalidate } from "../../../state/frame.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { type Camera, turned } from "../../draw/camera-3d.ts";
import type { CameraHolder } from "./landscape-3d-gestures.ts";

/** The link follows the camera once it has rested this long, in milliseconds. */
const SETTLE_MILLISECONDS = 300;

type Angles = { readonly azimuth: number; readonly elevation: number };

const same = (a: Angles | undefined, b: Angles | undefined) =>
  a?.azimuth === b?.azimuth && a?.elevation === b?.elevation;
const rounded = (degrees: number) => Math.round(degrees * 10) / 10;

/** The camera while somebody looks: it moves on every frame, so it lives outside the store and joins the link when it rests. */
export class LiveCamera implements CameraHolder {
  private home: Camera = { azimuth: 0, elevation: 45, zoom: 1, shift: [0, 0] };
  private camera = this.home;
  /** The angles in the store, as far as they are known here; undefined stands for those of home. */
  private written: Angles | undefined = undefined;
  private settle: ReturnType<typeof setTimeout> | undefined;

  readonly get = (): Camera => this.camera;

  readonly set = (camera: Camera): void => {
    this.camera = camera;
    clearTimeout(this.settle);
    this.settle = setTimeout(this.commit, SETTLE_MILLISECONDS);
    invalidate();
  };

  readonly reset = (): void => this.set(this.home);

  /** Whether it is on its way, so that speed counts more than finish. */
  isMoving(): boolean {
    return this.settle !== undefined;
  }

  /** Where the camera stands unless somebody has turned it. */
  setHome(home: Camera): void {
    this.home = home;
    if (this.written === undefined && this.settle === undefined) this.camera = home;
    invalidate();
  }

  /** Follows links, Undo and all else that changes the store's camera. Returns how to stop. */
  follow(): () => void {
    const adopt = () => {
      const wanted = useLab.getState().configuration.view.camera;
      if (same(wanted, this.written)) return;
      this.written = wanted;
      clearTimeout(this.settle);
      this.settle = undefined;
      this.camera = wanted ? turned({ ...this.camera, ...wanted }, 0, 0) : this.home;
      invalidate();
    };
    adopt();
    const stop = useLab.subscribe(adopt);
    return () => {
      stop();
      if (this.settle !== undefined) {
        clearTimeout(this.settle);
        this.commit();
      }
    };
  }

  private readonly commit = (): void => {
    this.settle = undefined;
    const angles = { azimuth: rounded(this.camera.azimuth), elevation: rounded(this.camera.elevation) };
    this.written = same(angles, this.home) ? undefined : angles;
    changeView({ camera: this.written });
    invalidate();
  };
}
