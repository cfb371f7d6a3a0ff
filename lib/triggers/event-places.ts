/** The date of Google's list: https://cloud.google.com/eventarc/docs/locations. */
export const PLACES_DATE = "2026-04-10";

/** The locations of triggers for an event type. Undefined if Google's list names none for its product. */
export function placesOf(eventType: string): string[] | undefined {
  for (const line of PLACES.trim().split("\n")) {
    const [product, ...groups] = line.split(" ");
    if (eventType.startsWith(product)) return groups.flatMap(placesIn);
  }
  return undefined;
}

/** `asia-east:1,2` stands for `asia-east1` and `asia-east2`. */
function placesIn(group: string): string[] {
  const [area, numbers = ""] = group.split(":");
  return numbers.split(",").map((number) => area + number);
}

// Each line has the start of a product's type names, and its locations. Long lines are not wrapped, because the next list
// replaces the whole text. Firebase Authentication is not in the list, but in
// https://github.com/firebase/firebase-tools/blob/master/src/deploy/functions/services/authEventarc.ts
const PLACES = `
google.cloud.alloydb. asia-east:1,2 asia-northeast:1,2,3 asia-south:1 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-west:1,2,3,6 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.apigateway. asia-east:1 asia-northeast:1 australia-southeast:1 europe-west:1,2 global us-central:1 us-east:1,4 us-west:2,3,4
google.cloud.apigeeregistry. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-west:1,2,3,4,6 northamerica-northeast:1,2 southamerica-east:1 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.apihub. europe-west:1 us-central:1
google.cloud.batch. asia-east:1,2 asia-northeast:1 asia-south:1 asia-southeast:1 europe-central:2 europe-north:1 europe-west:2,3,4,6 northamerica-northeast:1 southamerica-west:1 us-central:1 us-east:1,4 us-south:1 us-west:1,2,3,4
google.cloud.beyondcorp. asia-east:1 europe-west:1 global us-central:1 us-east:1
google.cloud.certificatemanager. global
google.cloud.clouddms. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.dataflow. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 me-west:1 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.datafusion. asia-east:1,2 asia-northeast:1,2,3 asia-south:1 asia-southeast:1,2 australia-southeast:1 europe-north:1 europe-west:1,2,3,4,6 northamerica-northeast:1 southamerica-east:1 us-central:1 us-east:1,4 us-west:1,2
google.cloud.dataplex. asia-east:1,2 asia-northeast:1,3 asia-south:1 asia-southeast:1 australia-southeast:1 europe-west:1,2,3,4,6,8 northamerica-northeast:1 southamerica-east:1 us-central:1 us-east:1,4 us-west:1
google.cloud.datastream. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-west:1,2,3,4,6,8,9 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.deploy. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9,10,12 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.functions. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-west:1,2,3,4,6 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.gkebackup. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.gkehub. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 global me-central:1 me-west:1 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.metastore. asia-east:1,2 asia-northeast:1,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1 europe-central:2 europe-north:1 europe-west:1,2,3,4,6,8 northamerica-northeast:1 southamerica-east:1 us-central:1 us-east:1,4 us-west:1,2,3,4
google.cloud.networkconnectivity. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 global me-west:1 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.networkmanagement. global
google.cloud.networkservices. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 global me-west:1 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.notebooks. asia-east:2 asia-northeast:1,3 asia-south:1 asia-southeast:1 australia-southeast:1 europe-west:1,4 northamerica-northeast:1 southamerica-east:1 us-central:1 us-west:1,4
google.cloud.redis. asia-east:1,2 asia-northeast:1,2,3 asia-south:1,2 asia-southeast:1,2 australia-southeast:1,2 europe-central:2 europe-north:1 europe-southwest:1 europe-west:1,2,3,4,6,8,9 me-west:1 northamerica-northeast:1,2 southamerica-east:1 southamerica-west:1 us-central:1 us-east:1,4,5 us-south:1 us-west:1,2,3,4
google.cloud.speech. global
google.cloud.video.transcoder. asia-east:1 asia-south:1 asia-southeast:1 europe-west:1,2,4 southamerica-east:1 us-central:1 us-east:1,4 us-west:1,2
google.cloud.visionai. us-central:1
google.cloud.workflows. asia-east:1 asia-northeast:1,2 asia-south:1,2 asia-southeast:1 australia-southeast:1,2 europe-north:1 europe-west:1,2,3,4,6,8 northamerica-northeast:1 southamerica-east:1 us-central:1 us-east:1,4 us-west:1,4
google.firebase.auth.user.v2. global
google.firebase.database. asia-southeast:1 europe-west:1 us-central:1
google.firebase.firebasealerts. global
google.firebase.remoteconfig. global
google.firebase.testlab. global
`;
