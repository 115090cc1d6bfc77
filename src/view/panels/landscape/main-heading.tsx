import { Choices, type ChoicesProps } from "../../controls/choices.tsx";
import { PagePart } from "../embed/page-part.tsx";
import styles from "./main-heading.module.css";

interface HeadingProps<View extends string> {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** The ways in which the picture below can be looked at. */
  readonly views: ChoicesProps<View>;
}

/** The heading of what is in the middle of the page, with the choice of how it is shown. */
export function MainHeading<View extends string>({ id, title, note, views }: HeadingProps<View>) {
  return (
    <header className={styles.heading}>
      <h2 id={id}>{title}</h2>
      {note !== undefined && <p>{note}</p>}
      <PagePart id="views" inline>
        <Choices {...views} className={styles.switch} />
      </PagePart>
    </header>
  );
}
