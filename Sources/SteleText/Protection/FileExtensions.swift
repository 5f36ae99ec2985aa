/// Endings that tell a file or a host from the end of a sentence with no space behind it: hardly
/// one of them is a word that a sentence begins with.
enum FileExtensions {
  static let longest = 12
  static let names = Set(
    """
    7z aab aac apk app arb avi avif bak bash bin bmp bz2 cbor cc cfg clj cmake cmd cnf conf
    config cpp crt cs csproj css csv csx cxx dart db deb dll dmg doc docx dpkg ejs elf eml env eot
    eps epub erb exe fbx flac flv fon ftl gem gif gitignore gpg gpx gradle graphql gz hbs hpp htm
    html hxx ico ics idx ini ipa ipynb iso jar jav java jpeg jpg js json jsonc jsonl jsx jwt kml
    kt kts lha lhs lock log lua lz4 m3u m4a m4v md mdx mjs mkv mo mobi mov mp3 mp4 mpeg mpg msi
    ndjson nib nuspec odg odp ods odt ogg ogv onnx opus otf parquet patch pb pcap pdf pem php
    phtml pkg plist png po pom pot ppt pptx properties proto ps1 psd psql pub py pyc qml qrc rar
    rb resx rpm rs rst rtf sav sass scss sdf sh sha256 sln sqlite srt ssv storyboard strings
    stringsdict svelte svg swf swift sys tar tcl tex tgz tif tiff tmp toml torrent ts tsv tsx ttc
    ttf txt vcf vcxproj vhd vtt vue wasm wav webm webmanifest webp wma wmv woff woff2 xaml xcf
    xcodeproj xcstrings xhtml xib xlf xliff xls xlsm xlsx xml xpi xsd xsl xz yaml yml zip zst
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  static let domains: Set<String> = [
    "com", "org", "net", "edu", "gov", "io", "dev",
  ]
}
