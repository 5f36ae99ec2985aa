import SteleCorpus
import Testing

@Suite struct VendorPathTests {
  @Test(arguments: [
    "/node_modules/x/index.js", "/a/Vendor/b.go", "/third_party/zlib/zlib.c", "/gradlew",
    "/js/jquery-3.1.js", "/js/app.min.js", "/css/bootstrap.css", "vendor/a.c",
  ])
  func copiesOfOthersAreTold(_ path: String) { #expect(VendorPath.matches(path)) }

  @Test(arguments: [
    "/src/main.c", "/vendor.c", "/src/vendoring/a.c", "/jquery.txt", "/configure.ac", "", "/",
    "/src/jqueryish.c",
  ])
  func ownFilesAreNot(_ path: String) { #expect(!VendorPath.matches(path)) }
}
