/** A programming language of functions. */
export enum Language {
  NODEJS = "Node.js",
  PYTHON = "Python",
  GO = "Go",
  JAVA = "Java",
  RUBY = "Ruby",
  PHP = "PHP",
  DOTNET = ".NET",
}
