// Made by Tools/tables/make-source-tables; do not edit. See NOTICE.md for sources and terms.
// swift-format-ignore-file

/// Languages: name, type, extensions, file names with slashes between, interpreters.
enum LanguageTableText {
  /// What the rows come from.
  static let source = "Linguist 7.22.1"
  /// The rows, a line each.
  static let text = #"""
1C Enterprise	p	.bsl .os		
2-Dimensional Array	d	.2da		
4D	p	.4dm		
ABAP	p	.abap		
ABAP CDS	p	.asddls		
ABNF	d	.abnf		
AGS Script	p	.asc .ash		
AIDL	p	.aidl		aidl
AL	p	.al		
AMPL	p	.ampl .mod		
ANTLR	p	.g4		
API Blueprint	m	.apib		
APL	p	.apl .dyalog		apl aplx dyalog
ASL	p	.asl .dsl		
ASN.1	d	.asn .asn1		
ASP.NET	p	.asax .ascx .ashx .asmx .aspx .axd		
ATS	p	.dats .hats .sats		
ActionScript	p	.as		
Ada	p	.adb .ada .ads		
Adobe Font Metrics	d	.afm		
Agda	p	.agda		
Alloy	p	.als		
Alpine Abuild	p		APKBUILD	
Altium Designer	d	.OutJob .PcbDoc .PrjPCB .SchDoc		
AngelScript	p	.as .angelscript		
Ant Build System	d		ant.xml/build.xml	
Antlers	m	.antlers.html .antlers.php .antlers.xml		
ApacheConf	d	.apacheconf .vhost	.htaccess/apache2.conf/httpd.conf	
Apex	p	.cls		
Apollo Guidance Computer	p	.agc		
AppleScript	p	.applescript .scpt		osascript
Arc	p	.arc		
AsciiDoc	t	.asciidoc .adoc .asc		
AspectJ	p	.aj		
Assembly	p	.asm .a51 .i .inc .nas .nasm		
Astro	m	.astro		
Asymptote	p	.asy		asy
Augeas	p	.aug		
AutoHotkey	p	.ahk .ahkl		
AutoIt	p	.au3		
Avro IDL	d	.avdl		
Awk	p	.awk .auk .gawk .mawk .nawk		awk gawk mawk nawk
BASIC	p	.bas		
Ballerina	p	.bal		
Batchfile	p	.bat .cmd		
Beef	p	.bf		
Befunge	p	.befunge		
Berry	p	.be		
BibTeX	m	.bib .bibtex		
Bicep	p	.bicep		
Bikeshed	m	.bs		
Bison	p	.bison		
BitBake	p	.bb		
Blade	m	.blade .blade.php		
BlitzBasic	p	.bb .decls		
BlitzMax	p	.bmx		
Bluespec	p	.bsv		
Boo	p	.boo		
Boogie	p	.bpl		boogie
Brainfuck	p	.b .bf		
BrighterScript	p	.bs		
Brightscript	p	.brs		
Browserslist	d		.browserslistrc/browserslist	
C	p	.c .cats .h .idc		tcc
C#	p	.cs .cake .csx .linq		
C++	p	.cpp .c++ .cc .cp .cxx .h .h++ .hh .hpp .hxx .inc .inl .ino .ipp .ixx .re .tcc .tpp		
C-ObjDump	d	.c-objdump		
C2hs Haskell	p	.chs		
CAP CDS	p	.cds		
CIL	d	.cil		
CLIPS	p	.clp		
CMake	p	.cmake .cmake.in	CMakeLists.txt	
COBOL	p	.cob .cbl .ccp .cobol .cpy		
CODEOWNERS	d		CODEOWNERS	
COLLADA	d	.dae		
CSON	d	.cson		
CSS	m	.css		
CSV	d	.csv		
CUE	p	.cue		
CWeb	p	.w		
Cabal Config	d	.cabal	cabal.config/cabal.project	
Cadence	p	.cdc		
Cairo	p	.cairo		
CameLIGO	p	.mligo		
Cap'n Proto	p	.capnp		
CartoCSS	p	.mss		
Ceylon	p	.ceylon		
Chapel	p	.chpl		
Charity	p	.ch		
Checksums	d	.crc32 .md2 .md4 .md5 .sha1 .sha2 .sha224 .sha256 .sha256sum .sha3 .sha384 .sha512	MD5SUMS/SHA1SUMS/SHA256SUMS/SHA256SUMS.txt/SHA512SUMS/checksums.txt/cksums/md5sum.txt	
ChucK	p	.ck		
Cirru	p	.cirru		
Clarion	p	.clw		
Clarity	p	.clar		
Classic ASP	p	.asp		
Clean	p	.icl .dcl		
Click	p	.click		
Clojure	p	.clj .bb .boot .cl2 .cljc .cljs .cljs.hl .cljscm .cljx .hic	riemann.config	bb
Closure Templates	m	.soy		
Cloud Firestore Security Rules	d		firestore.rules	
CoNLL-U	d	.conllu .conll		
CodeQL	p	.ql .qll		
CoffeeScript	p	.coffee ._coffee .cake .cjsx .iced	Cakefile	coffee
ColdFusion	p	.cfm .cfml		
ColdFusion CFC	p	.cfc		
Common Lisp	p	.lisp .asd .cl .l .lsp .ny .podsl .sexp		lisp sbcl ccl clisp ecl
Common Workflow Language	p	.cwl		cwl-runner
Component Pascal	p	.cp .cps		
Cool	p	.cl		
Coq	p	.coq .v		
Cpp-ObjDump	d	.cppobjdump .c++-objdump .c++objdump .cpp-objdump .cxx-objdump		
Creole	t	.creole		
Crystal	p	.cr		crystal
Csound	p	.orc .udo		
Csound Document	p	.csd		
Csound Score	p	.sco		
Cuda	p	.cu .cuh		
Cue Sheet	d	.cue		
Curry	p	.curry		
Cycript	p	.cy		
Cython	p	.pyx .pxd .pxi		
D	p	.d .di		
D-ObjDump	d	.d-objdump		
DIGITAL Command Language	p	.com		
DM	p	.dm		
DNS Zone	d	.zone .arpa		
DTrace	p	.d		dtrace
Dafny	p	.dfy		dafny
Darcs Patch	d	.darcspatch .dpatch		
Dart	p	.dart		dart
DataWeave	p	.dwl		
Debian Package Control File	d	.dsc		
DenizenScript	p	.dsc		
Dhall	p	.dhall		
Diff	d	.diff .patch		
DirectX 3D File	d	.x		
Dockerfile	p	.dockerfile	Containerfile/Dockerfile	
Dogescript	p	.djs		
Dylan	p	.dylan .dyl .intr .lid		
E	p	.e		rune
E-mail	d	.eml .mbox		
EBNF	d	.ebnf		
ECL	p	.ecl .eclxml		
ECLiPSe	p	.ecl		
EJS	m	.ejs .ect .ejs.t .jst		
EQ	p	.eq		
Eagle	d	.sch .brd		
Earthly	p		Earthfile	
Easybuild	d	.eb		
Ecere Projects	d	.epj		
EditorConfig	d		.editorconfig	
Edje Data Collection	d	.edc		
Eiffel	p	.e		
Elixir	p	.ex .exs	mix.lock	elixir
Elm	p	.elm		
Emacs Lisp	p	.el .emacs .emacs.desktop	.abbrev_defs/.emacs/.emacs.desktop/.gnus/.spacemacs/.viper/Cask/Project.ede/_emacs/abbrev_defs	
EmberScript	p	.em .emberscript		
Erlang	p	.erl .app.src .es .escript .hrl .xrl .yrl	Emakefile/rebar.config/rebar.config.lock/rebar.lock	escript
Euphoria	p	.e .ex		eui euiw
F#	p	.fs .fsi .fsx		
F*	p	.fst .fsti		
FIGlet Font	d	.flf		
FLUX	p	.fx .flux		
Factor	p	.factor	.factor-boot-rc/.factor-rc	
Fancy	p	.fy .fancypack	Fakefile	
Fantom	p	.fan		
Faust	p	.dsp		
Fennel	p	.fnl		fennel
Filebench WML	p	.f		
Filterscript	p	.fs		
Fluent	p	.ftl		
Formatted	d	.for .eam.fs		
Forth	p	.fth .4th .f .for .forth .fr .frt .fs		
Fortran	p	.f .f77 .for .fpp		
Fortran Free Form	p	.f90 .f03 .f08 .f95		
FreeBasic	p	.bi .bas		
FreeMarker	p	.ftl		
Frege	p	.fr		
Futhark	p	.fut		
G-code	p	.g .cnc .gco .gcode		
GAML	p	.gaml		
GAMS	p	.gms		
GAP	p	.g .gap .gd .gi .tst		
GCC Machine Description	p	.md		
GDB	p	.gdb .gdbinit		
GDScript	p	.gd		
GEDCOM	d	.ged		
GLSL	p	.glsl .fp .frag .frg .fs .fsh .fshader .geo .geom .glslf .glslv .gs .gshader .rchit .rmiss .shader .tesc .tese .vert .vrx .vsh .vshader		
GN	d	.gn .gni	.gn	gn
GSC	p	.gsc .csc .gsh		
Game Maker Language	p	.gml		
Gemfile.lock	d		Gemfile.lock	
Genero	p	.4gl		
Genero Forms	m	.per		
Genie	p	.gs		
Genshi	p	.kid		
Gentoo Ebuild	p	.ebuild		
Gentoo Eclass	p	.eclass		
Gerber Image	d	.gbr .cmp .gbl .gbo .gbp .gbs .gko .gml .gpb .gpt .gtl .gto .gtp .gts .ncl .sol		gerbv gerbview
Gettext Catalog	t	.po .pot		
Gherkin	p	.feature .story		
Git Attributes	d		.gitattributes	
Git Config	d	.gitconfig	.gitconfig/.gitmodules	
Git Revision List	d		.git-blame-ignore-revs	
Gleam	p	.gleam		
Glyph	p	.glf		
Glyph Bitmap Distribution Format	d	.bdf		
Gnuplot	p	.gp .gnu .gnuplot .p .plot .plt		gnuplot
Go	p	.go		
Go Checksums	d		go.sum	
Go Module	d		go.mod	
Golo	p	.golo		
Gosu	p	.gs .gst .gsx .vark		
Grace	p	.grace		
Gradle	d	.gradle		
Grammatical Framework	p	.gf		
Graph Modeling Language	d	.gml		
GraphQL	d	.graphql .gql .graphqls		
Graphviz (DOT)	d	.dot .gv		
Groovy	p	.groovy .grt .gtpl .gvy	Jenkinsfile	groovy
Groovy Server Pages	p	.gsp		
HAProxy	d	.cfg	haproxy.cfg	
HCL	p	.hcl .nomad .tf .tfvars .workflow		
HLSL	p	.hlsl .cginc .fx .fxh .hlsli		
HTML	m	.html .hta .htm .html.hl .inc .xht .xhtml		
HTML+ECR	m	.ecr		
HTML+EEX	m	.eex .html.heex .html.leex		
HTML+ERB	m	.erb .erb.deface .rhtml		
HTML+PHP	m	.phtml		
HTML+Razor	m	.cshtml .razor		
HTTP	d	.http		
HXML	d	.hxml		
Hack	p	.hack .hh .hhi .php		
Haml	m	.haml .haml.deface		
Handlebars	m	.handlebars .hbs		
Harbour	p	.hb		
Haskell	p	.hs .hs-boot .hsc		runghc runhaskell runhugs
Haxe	p	.hx .hxsl		
HiveQL	p	.q .hql		
HolyC	p	.hc		
Hy	p	.hy		hy
HyPhy	p	.bf		
IDL	p	.pro .dlm		
IGOR Pro	p	.ipf		
INI	d	.ini .cfg .dof .lektorproject .prefs .pro .properties .url	.coveragerc/.flake8/.pylintrc/buildozer.spec/pylintrc	
IRC log	d	.irclog .weechatlog		
Idris	p	.idr .lidr		
Ignore List	d	.gitignore	.atomignore/.babelignore/.bzrignore/.coffeelintignore/.cvsignore/.dockerignore/.eleventyignore/.eslintignore/.gitignore/.markdownlintignore/.nodemonignore/.npmignore/.prettierignore/.stylelintignore/.vercelignore/.vscodeignore/gitignore-global/gitignore_global	
ImageJ Macro	p	.ijm		
Inform 7	p	.ni .i7x		
Inno Setup	p	.iss .isl		
Io	p	.io		io
Ioke	p	.ik		ioke
Isabelle	p	.thy		
Isabelle ROOT	p		ROOT	
J	p	.ijs		jconsole
JAR Manifest	d		MANIFEST.MF	
JFlex	p	.flex .jflex		
JSON	d	.json .4DForm .4DProject .avsc .geojson .gltf .har .ice .JSON-tmLanguage .jsonl .mcmeta .tfstate .tfstate.backup .topojson .webapp .webmanifest .yy .yyp	.arcconfig/.auto-changelog/.c8rc/.htmlhintrc/.imgbotconfig/.nycrc/.tern-config/.tern-project/.watchmanconfig/Pipfile.lock/composer.lock/mcmod.info	
JSON with Comments	d	.jsonc .code-snippets .sublime-build .sublime-commands .sublime-completions .sublime-keymap .sublime-macro .sublime-menu .sublime-mousemap .sublime-project .sublime-settings .sublime-theme .sublime-workspace .sublime_metrics .sublime_session	.babelrc/.devcontainer.json/.eslintrc.json/.jscsrc/.jshintrc/.jslintrc/api-extractor.json/devcontainer.json/jsconfig.json/language-configuration.json/tsconfig.json/tslint.json	
JSON5	d	.json5		
JSONLD	d	.jsonld		
JSONiq	p	.jq		
Janet	p	.janet		janet
Jasmin	p	.j		
Java	p	.java .jav		
Java Properties	d	.properties		
Java Server Pages	p	.jsp		
JavaScript	p	.js ._js .bones .cjs .es .es6 .frag .gs .jake .javascript .jsb .jscad .jsfl .jslib .jsm .jspre .jss .jsx .mjs .njs .pac .sjs .ssjs .xsjs .xsjslib	Jakefile	chakra d8 gjs js node nodejs qjs rhino v8 v8-shell
JavaScript+ERB	p	.js.erb		
Jest Snapshot	d	.snap		
JetBrains MPS	p	.mps .mpl .msd		
Jinja	m	.jinja .j2 .jinja2		
Jison	p	.jison		
Jison Lex	p	.jisonlex		
Jolie	p	.ol .iol		jolie
Jsonnet	p	.jsonnet .libsonnet		
Julia	p	.jl		julia
Jupyter Notebook	m	.ipynb	Notebook	
KRL	p	.krl		
Kaitai Struct	p	.ksy		
KakouneScript	p	.kak	kakrc	
KiCad Layout	d	.kicad_pcb .kicad_mod .kicad_wks	fp-lib-table	
KiCad Legacy Layout	d	.brd		
KiCad Schematic	d	.kicad_sch .sch		
Kit	m	.kit		
Kotlin	p	.kt .ktm .kts		
Kusto	d	.csl		
LFE	p	.lfe		
LLVM	p	.ll		
LOLCODE	p	.lol		
LSL	p	.lsl .lslp		lsl
LTspice Symbol	d	.asy		
LabVIEW	p	.lvproj .lvclass .lvlib		
Lark	d	.lark		
Lasso	p	.lasso .las .lasso8 .lasso9		
Latte	m	.latte		
Lean	p	.lean .hlean		
Less	m	.less		
Lex	p	.l .lex	Lexer.x/lexer.x	
LigoLANG	p	.ligo		
LilyPond	p	.ly .ily		
Limbo	p	.b .m		
Linker Script	d	.ld .lds .x	ld.script	
Linux Kernel Module	d	.mod		
Liquid	m	.liquid		
Literate Agda	p	.lagda		
Literate CoffeeScript	p	.litcoffee .coffee.md		
Literate Haskell	p	.lhs		
LiveScript	p	.ls ._ls	Slakefile	
Logos	p	.xm .x .xi		
Logtalk	p	.lgt .logtalk		
LookML	p	.lookml .model.lkml .view.lkml		
LoomScript	p	.ls		
Lua	p	.lua .fcgi .nse .p8 .pd_lua .rbxs .rockspec .wlua	.luacheckrc	lua
M	p	.mumps .m		
M4	p	.m4 .mc		
M4Sugar	p	.m4	configure.ac	
MATLAB	p	.matlab .m		
MAXScript	p	.ms .mcr		
MLIR	p	.mlir		
MQL4	p	.mq4 .mqh		
MQL5	p	.mq5 .mqh		
MTML	m	.mtml		
MUF	p	.muf .m		
Macaulay2	p	.m2		M2
Makefile	p	.mak .d .make .makefile .mk .mkfile	BSDmakefile/GNUmakefile/Kbuild/Makefile/Makefile.am/Makefile.boot/Makefile.frag/Makefile.in/Makefile.inc/Makefile.wat/makefile/makefile.sco/mkfile	make
Mako	p	.mako .mao		
Markdown	t	.md .livemd .markdown .mdown .mdwn .mdx .mkd .mkdn .mkdown .ronn .scd .workbook	contents.lr	
Marko	m	.marko		
Mask	m	.mask		
Mathematica	p	.mathematica .cdf .m .ma .mt .nb .nbp .wl .wlt		
Maven POM	d		pom.xml	
Max	p	.maxpat .maxhelp .maxproj .mxt .pat		
Mercury	p	.m .moo		mmi
Meson	p		meson.build/meson_options.txt	
Metal	p	.metal		
Microsoft Developer Studio Project	d	.dsp		
Microsoft Visual Studio Solution	d	.sln		
MiniD	p	.minid		
MiniYAML	d	.yaml		
Mint	p	.mint		
Mirah	p	.druby .duby .mirah		
Modelica	p	.mo		
Modula-2	p	.mod		
Modula-3	p	.i3 .ig .m3 .mg		
Module Management System	p	.mms .mmk	descrip.mmk/descrip.mms	
Monkey	p	.monkey .monkey2		
Monkey C	p	.mc		
Moocode	p	.moo		
MoonScript	p	.moon		moon
Motoko	p	.mo		
Motorola 68K Assembly	p	.asm .i .inc .s .x68		
Move	p	.move		
Muse	t	.muse		
Mustache	m	.mustache		
Myghty	p	.myt		
NASL	p	.nasl .inc		
NCL	p	.ncl		
NEON	d	.neon		
NL	d	.nl		
NPM Config	d		.npmrc	
NSIS	p	.nsi .nsh		
NWScript	p	.nss		
Nasal	p	.nas		
Nearley	p	.ne .nearley		
Nemerle	p	.n		
NetLinx	p	.axs .axi		
NetLinx+ERB	p	.axs.erb .axi.erb		
NetLogo	p	.nlogo		
NewLisp	p	.nl .lisp .lsp		newlisp
Nextflow	p	.nf	nextflow.config	nextflow
Nginx	d	.nginx .nginxconf .vhost	nginx.conf	
Nim	p	.nim .nim.cfg .nimble .nimrod .nims	nim.cfg	
Ninja	d	.ninja		
Nit	p	.nit		
Nix	p	.nix		
Nu	p	.nu	Nukefile	nush
NumPy	p	.numpy .numpyw .numsc		
Nunjucks	m	.njk		
OCaml	p	.ml .eliom .eliomi .ml4 .mli .mll .mly		ocaml ocamlrun ocamlscript
ObjDump	d	.objdump		
Object Data Instance Notation	d	.odin		
ObjectScript	p	.cls		
Objective-C	p	.m .h		
Objective-C++	p	.mm		
Objective-J	p	.j .sj		
Odin	p	.odin		
Omgrofl	p	.omgrofl		
Opa	p	.opa		
Opal	p	.opal		
Open Policy Agent	p	.rego		
OpenCL	p	.cl .opencl		
OpenEdge ABL	p	.p .cls .w		
OpenQASM	p	.qasm		
OpenRC runscript	p			openrc-run
OpenSCAD	p	.scad		
OpenStep Property List	d	.plist .glyphs		
OpenType Feature File	d	.fea		
Org	t	.org		
Ox	p	.ox .oxh .oxo		
Oxygene	p	.oxygene		
Oz	p	.oz		
P4	p	.p4		
PEG.js	p	.pegjs		
PHP	p	.php .aw .ctp .fcgi .inc .php3 .php4 .php5 .phps .phpt	.php/.php_cs/.php_cs.dist/Phakefile	php
PLSQL	p	.pls .bdy .ddl .fnc .pck .pkb .pks .plb .plsql .prc .spc .sql .tpb .tps .trg .vw		
PLpgSQL	p	.pgsql .sql		
POV-Ray SDL	p	.pov .inc		
Pan	p	.pan		
Papyrus	p	.psc		
Parrot	p	.parrot		
Parrot Assembly	p	.pasm		parrot
Parrot Internal Representation	p	.pir		parrot
Pascal	p	.pas .dfm .dpr .inc .lpr .pascal .pp		instantfpc
Pawn	p	.pwn .inc .sma		
Pep8	p	.pep		
Perl	p	.pl .al .cgi .fcgi .perl .ph .plx .pm .psgi .t	Makefile.PL/Rexfile/ack/cpanfile	cperl perl
Pic	m	.pic .chem		
Pickle	d	.pkl		
PicoLisp	p	.l		picolisp pil
PigLatin	p	.pig		
Pike	p	.pike .pmod		pike
PlantUML	d	.puml .iuml .plantuml		
Pod	t	.pod		perl
Pod 6	t	.pod .pod6		perl6
PogoScript	p	.pogo		
Pony	p	.pony		
Portugol	p	.por		
PostCSS	m	.pcss .postcss		
PostScript	m	.ps .eps .epsi .pfa		
PowerBuilder	p	.pbt .sra .sru .srw		
PowerShell	p	.ps1 .psd1 .psm1		pwsh
Prisma	d	.prisma		
Processing	p	.pde		
Procfile	p		Procfile	
Proguard	d	.pro		
Prolog	p	.pl .pro .prolog .yap		swipl yap
Promela	p	.pml		
Propeller Spin	p	.spin		
Protocol Buffer	d	.proto		
Protocol Buffer Text Format	d	.textproto .pbt .pbtxt		
Public Key	d	.asc .pub		
Pug	m	.jade .pug		
Puppet	p	.pp	Modulefile	
Pure Data	d	.pd		
PureBasic	p	.pb .pbi		
PureScript	p	.purs		
Python	p	.py .cgi .fcgi .gyp .gypi .lmi .py3 .pyde .pyi .pyp .pyt .pyw .rpy .smk .spec .tac .wsgi .xpy	.gclient/DEPS/SConscript/SConstruct/Snakefile/wscript	python python2 python3
Python console	p			
Python traceback	d	.pytb		
Q#	p	.qs		
QML	p	.qml .qbs		
QMake	p	.pro .pri		qmake
Qt Script	p	.qs	installscript.qs/toolchain_installscript.qs	
Quake	p		m3makefile/m3overrides	
R	p	.r .rd .rsx	.Rprofile/expr-dist	Rscript
RAML	m	.raml		
RDoc	t	.rdoc		
REALbasic	p	.rbbas .rbfrm .rbmnu .rbres .rbtbar .rbuistate		
REXX	p	.rexx .pprx .rex		regina rexx
RMarkdown	t	.qmd .rmd		
RPC	p	.x		
RPGLE	p	.rpgle .sqlrpgle		
RPM Spec	d	.spec		
RUNOFF	m	.rnh .rno		
Racket	p	.rkt .rktd .rktl .scrbl		racket
Ragel	p	.rl		
Raku	p	.6pl .6pm .nqp .p6 .p6l .p6m .pl .pl6 .pm .pm6 .raku .rakumod .t		perl6 raku rakudo
Rascal	p	.rsc		
Raw token data	d	.raw		
ReScript	p	.res		ocaml
Readline Config	d		.inputrc/inputrc	
Reason	p	.re .rei		
ReasonLIGO	p	.religo		
Rebol	p	.reb .r .r2 .r3 .rebol		
Record Jar	d		language-subtag-registry.txt	
Red	p	.red .reds		
Redcode	p	.cw		
Redirect Rules	d		_redirects	
Regular Expression	d	.regexp .regex		
Ren'Py	p	.rpy		
RenderScript	p	.rs .rsh		
Rich Text Format	m	.rtf		
Ring	p	.ring		
Riot	m	.riot		
RobotFramework	p	.robot		
Roff	m	.roff .1 .1in .1m .1x .2 .3 .3in .3m .3p .3pm .3qt .3x .4 .5 .6 .7 .8 .9 .l .man .mdoc .me .ms .n .nr .rno .tmac	eqnrc/mmn/mmt/troffrc/troffrc-end	
Roff Manpage	m	.1 .1in .1m .1x .2 .3 .3in .3m .3p .3pm .3qt .3x .4 .5 .6 .7 .8 .9 .man .mdoc		
Rouge	p	.rg		
RouterOS Script	p	.rsc		RouterOS
Ruby	p	.rb .builder .eye .fcgi .gemspec .god .jbuilder .mspec .pluginspec .podspec .prawn .rabl .rake .rbi .rbuild .rbw .rbx .ru .ruby .spec .thor .watchr	.irbrc/.pryrc/.simplecov/Appraisals/Berksfile/Brewfile/Buildfile/Capfile/Dangerfile/Deliverfile/Fastfile/Gemfile/Guardfile/Jarfile/Mavenfile/Podfile/Puppetfile/Rakefile/Snapfile/Steepfile/Thorfile/Vagrantfile/buildfile	ruby macruby rake jruby rbx
Rust	p	.rs .rs.in		
SAS	p	.sas		
SCSS	m	.scss		
SELinux Policy	d	.te	file_contexts/genfs_contexts/initial_sids/port_contexts/security_classes	
SMT	p	.smt2 .smt		boolector cvc4 mathsat5 opensmt smtinterpol smt-rat stp verit yices2 z3
SPARQL	d	.sparql .rq		
SQF	p	.sqf .hqf		
SQL	d	.sql .cql .ddl .inc .mysql .prc .tab .udf .viw		
SQLPL	p	.sql .db2		
SRecode Template	m	.srt		
SSH Config	d		ssh-config/ssh_config/sshconfig/sshconfig.snip/sshd-config/sshd_config	
STAR	d	.star		
STL	d	.stl		
STON	d	.ston		
SVG	d	.svg		
SWIG	p	.i		
Sage	p	.sage .sagews		
SaltStack	p	.sls		
Sass	m	.sass		
Scala	p	.scala .kojo .sbt .sc		scala
Scaml	m	.scaml		
Scheme	p	.scm .sch .sld .sls .sps .ss		scheme guile bigloo chicken csi gosh r6rs
Scilab	p	.sci .sce .tst		
Self	p	.self		
ShaderLab	p	.shader		
Shell	p	.sh .bash .bats .cgi .command .env .fcgi .ksh .sh.in .tmux .tool .zsh .zsh-theme	.bash_aliases/.bash_history/.bash_logout/.bash_profile/.bashrc/.cshrc/.env/.env.example/.flaskenv/.kshrc/.login/.profile/.zlogin/.zlogout/.zprofile/.zshenv/.zshrc/9fs/PKGBUILD/bash_aliases/bash_logout/bash_profile/bashrc/cshrc/gradlew/kshrc/login/man/profile/zlogin/zlogout/zprofile/zshenv/zshrc	ash bash dash ksh mksh pdksh rc sh zsh
ShellCheck Config	d		.shellcheckrc	
ShellSession	p	.sh-session		
Shen	p	.shen		
Sieve	p	.sieve		
Singularity	p		Singularity	
Slash	p	.sl		
Slice	p	.ice		
Slim	m	.slim		
SmPL	p	.cocci		
Smali	p	.smali		
Smalltalk	p	.st .cs		
Smarty	p	.tpl		
Solidity	p	.sol		
Soong	d		Android.bp	
SourcePawn	p	.sp .inc		
Spline Font Database	d	.sfd		
Squirrel	p	.nut		
Stan	p	.stan		
Standard ML	p	.ml .fun .sig .sml		
Starlark	p	.bzl .star	BUCK/BUILD/BUILD.bazel/Tiltfile/WORKSPACE	
Stata	p	.do .ado .doh .ihlp .mata .matah .sthlp		
StringTemplate	m	.st		
Stylus	m	.styl		
SubRip Text	d	.srt		
SugarSS	m	.sss		
SuperCollider	p	.sc .scd		sclang scsynth
Svelte	m	.svelte		
Swift	p	.swift		
SystemVerilog	p	.sv .svh .vh		
TI Program	p	.8xp .8xk .8xk.txt .8xp.txt		
TLA	p	.tla		
TOML	d	.toml	Cargo.lock/Gopkg.lock/Pipfile/poetry.lock	
TSQL	p	.sql		
TSV	d	.tsv		
TSX	p	.tsx		
TXL	p	.txl		
Talon	p	.talon		
Tcl	p	.tcl .adp .tcl.in .tm	owh/starfield	tclsh wish
Tcsh	p	.tcsh .csh		tcsh csh
TeX	m	.tex .aux .bbx .cbx .cls .dtx .ins .lbx .ltx .mkii .mkiv .mkvi .sty .toc		
Tea	m	.tea		
Terra	p	.t		lua
Texinfo	t	.texinfo .texi .txi		makeinfo
Text	t	.txt .fr .nb .ncl .no	CITATION/CITATIONS/COPYING/COPYING.regex/COPYRIGHT.regex/FONTLOG/INSTALL/INSTALL.mysql/LICENSE/LICENSE.mysql/NEWS/README.me/README.mysql/README.nss/click.me/delete.me/keep.me/package.mask/package.use.mask/package.use.stable.mask/read.me/readme.1st/test.me/use.mask/use.stable.mask	
TextMate Properties	d		.tm_properties	
Textile	t	.textile		
Thrift	p	.thrift		
Turing	p	.t .tu		
Turtle	d	.ttl		
Twig	m	.twig		
Type Language	d	.tl		
TypeScript	p	.ts .cts .mts		deno ts-node
Unified Parallel C	p	.upc		
Unity3D Asset	d	.anim .asset .mask .mat .meta .prefab .unity		
Unix Assembly	p	.s .ms		
Uno	p	.uno		
UnrealScript	p	.uc		
UrWeb	p	.ur .urs		
V	p	.v		
VBA	p	.bas .cls .frm .frx .vba		
VBScript	p	.vbs		
VCL	p	.vcl		
VHDL	p	.vhdl .vhd .vhf .vhi .vho .vhs .vht .vhw		
Vala	p	.vala .vapi		
Valve Data Format	d	.vdf		
Velocity Template Language	m	.vtl		
Verilog	p	.v .veo		
Vim Help File	t	.txt		
Vim Script	p	.vim .vba .vimrc .vmb	.exrc/.gvimrc/.nvimrc/.vimrc/_vimrc/gvimrc/nvimrc/vimrc	
Vim Snippet	m	.snip .snippet .snippets		
Visual Basic .NET	p	.vb .vbhtml		
Volt	p	.volt		
Vue	m	.vue		
Vyper	p	.vy		
Wavefront Material	d	.mtl		
Wavefront Object	d	.obj		
Web Ontology Language	d	.owl		
WebAssembly	p	.wast .wat		
WebIDL	p	.webidl		
WebVTT	d	.vtt		
Wget Config	d		.wgetrc	
Whiley	p	.whiley		
Wikitext	t	.mediawiki .wiki .wikitext		
Win32 Message File	d	.mc		
Windows Registry Entries	d	.reg		
Witcher Script	p	.ws		
Wollok	p	.wlk		
World of Warcraft Addon Data	d	.toc		
Wren	p	.wren		
X BitMap	d	.xbm		
X Font Directory Index	d		encodings.dir/fonts.alias/fonts.dir/fonts.scale	
X PixMap	d	.xpm .pm		
X10	p	.x10		
XC	p	.xc		
XCompose	d		.XCompose/XCompose/xcompose	
XML	d	.xml .adml .admx .ant .axaml .axml .builds .ccproj .ccxml .clixml .cproject .cscfg .csdef .csl .csproj .ct .depproj .dita .ditamap .ditaval .dll.config .dotsettings .filters .fsproj .fxml .glade .gml .gmx .grxml .gst .hzp .iml .ivy .jelly .jsproj .kml .launch .mdpolicy .mjml .mm .mod .mxml .natvis .ncl .ndproj .nproj .nuspec .odd .osm .pkgproj .pluginspec .proj .props .ps1xml .psc1 .pt .qhelp .rdf .res .resx .rs .rss .sch .scxml .sfproj .shproj .srdf .storyboard .sublime-snippet .targets .tml .ts .tsx .ui .urdf .ux .vbproj .vcxproj .vsixmanifest .vssettings .vstemplate .vxml .wixproj .workflow .wsdl .wsf .wxi .wxl .wxs .x3d .xacro .xaml .xib .xlf .xliff .xmi .xml.dist .xmp .xproj .xsd .xspec .xul .zcml	.classpath/.cproject/.project/App.config/NuGet.config/Settings.StyleCop/Web.Debug.config/Web.Release.config/Web.config/packages.config	
XML Property List	d	.plist .stTheme .tmCommand .tmLanguage .tmPreferences .tmSnippet .tmTheme		
XPages	d	.xsp-config .xsp.metadata		
XProc	p	.xpl .xproc		
XQuery	p	.xquery .xq .xql .xqm .xqy		
XS	p	.xs		
XSLT	p	.xslt .xsl		
Xojo	p	.xojo_code .xojo_menu .xojo_report .xojo_script .xojo_toolbar .xojo_window		
Xonsh	p	.xsh		
Xtend	p	.xtend		
YAML	d	.yml .mir .reek .rviz .sublime-syntax .syntax .yaml .yaml-tmlanguage .yaml.sed .yml.mysql	.clang-format/.clang-tidy/.gemrc/CITATION.cff/glide.lock/yarn.lock	
YANG	d	.yang		
YARA	p	.yar .yara		
YASnippet	m	.yasnippet		
Yacc	p	.y .yacc .yy		
Yul	p	.yul		
ZAP	p	.zap .xzap		
ZIL	p	.zil .mud		
Zeek	p	.zeek .bro		
ZenScript	p	.zs		
Zephir	p	.zep		
Zig	p	.zig		
Zimpl	p	.zimpl .zmpl .zpl		
cURL Config	d		.curlrc/_curlrc	
desktop	d	.desktop .desktop.in .service		
dircolors	d	.dircolors	.dir_colors/.dircolors/DIR_COLORS/_dir_colors/_dircolors/dir_colors	
eC	p	.ec .eh		
edn	d	.edn		
fish	p	.fish		fish
hoon	p	.hoon		
jq	p	.jq		
kvlang	m	.kv		
mIRC Script	p	.mrc		
mcfunction	p	.mcfunction		
mupad	p	.mu		
nanorc	d	.nanorc	.nanorc/nanorc	
nesC	p	.nc		
ooc	p	.ooc		
q	p	.q		
reStructuredText	t	.rst .rest .rest.txt .rst.txt		
robots.txt	d		robots.txt	
sed	p	.sed		gsed minised sed ssed
wdl	p	.wdl		
wisp	p	.wisp		
xBase	p	.prg .ch .prw		
"""#
}
