export { ActivitiesRoom } from "./activities";
