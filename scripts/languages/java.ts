import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../package-check/commands";
import { installedVersion } from "./manifest";

/** What the sources that jsii-pacmak makes need of Maven Central. */
const LIBRARIES: readonly [group: string, artifact: string, version: string][] = [
  ["software.amazon.jsii", "jsii-runtime", installedVersion("jsii-pacmak")],
  ["software.constructs", "constructs", installedVersion("constructs")],
  ["javax.annotation", "javax.annotation-api", "1.3.2"],
];

/** A compiler of Java, with the libraries that programs need. */
export interface Java {
  readonly libraries: string;
}

/** Fetches the libraries. Returns why they, or Java, cannot be had; otherwise what compiles programs. */
export function javaIn(folder: string): Java | string {
  const libraries = join(folder, "jars");
  const project = join(folder, "libraries");
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "pom.xml"), pom());
  try {
    run("javac", ["-version"], project);
    run("mvn", ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${libraries}`], project);
  } catch (error) {
    return String(error);
  }
  return { libraries };
}

/** Compiles a program and what it needs of the sources, and runs it. Returns what it printed. */
export function runJava({ libraries }: Java, program: string, sources: string[], folder: string): string {
  const classes = join(folder, "classes");
  mkdirSync(classes, { recursive: true });
  const main = (part: string) => sources.map((place) => join(place, "java", "src", "main", part));
  const jars = join(libraries, "*");
  const options = ["-nowarn", "-proc:none", "-encoding", "UTF-8", "-d", classes, "-cp", jars];
  run("javac", [...options, "-sourcepath", main("java").join(delimiter), program], folder);
  return run("java", ["-cp", [classes, jars, ...main("resources")].join(delimiter), "Main"], process.cwd());
}

function pom(): string {
  const dependencies = LIBRARIES.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>com.example</groupId><artifactId>libraries</artifactId><version>1</version>
<dependencies>${dependencies.join("")}</dependencies>
</project>
`;
}
