/// Whether a path says that a file is a copy of another project's.
///
/// The dataset's own column `is_vendor` was computed from file names without their folders, so that
/// rules about folders never applied; here they do.
public enum VendorPath {
  /// Folders whose contents come from elsewhere, in lower case.
  private static let folders: Set<String> = [
    "node_modules", "bower_components", "jspm_packages", "vendor", "vendors", "vendored",
    "third_party", "third-party", "thirdparty", "3rdparty", "3rd-party", "3rd_party", "external",
    "externals", "extern", "godeps", "carthage", "pods", "site-packages", "dist-packages",
    "elm-stuff", "deps", ".yarn", ".bundle", "wp-includes", "wp-admin",
  ]

  /// Files that build tools put into every project, in lower case.
  private static let names: Set<String> = [
    "gradlew", "gradlew.bat", "mvnw", "mvnw.cmd", "config.guess", "config.sub", "ltmain.sh",
    "install-sh", "libtool.m4", "configure", "aclocal.m4", "depcomp",
  ]

  /// What the names of widely copied libraries begin with, in lower case.
  private static let prefixes = ["jquery-", "jquery.", "bootstrap-", "bootstrap.", "modernizr-"]

  /// Whether `path`, in the repository, is that of a copy.
  public static func matches(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    guard let name = parts.last else { return false }
    if parts.dropLast().contains(where: { folders.contains(String($0)) }) { return true }
    if names.contains(String(name)) { return true }
    guard name.hasSuffix(".js") || name.hasSuffix(".css") else { return false }
    return name.hasSuffix(".min.js") || name.hasSuffix(".min.css") || name == "jquery.js"
      || prefixes.contains(where: name.hasPrefix)
  }
}
