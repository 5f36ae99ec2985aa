// Made by Tools/tables/make-source-tables; do not edit. See NOTICE.md for sources and terms.
// swift-format-ignore-file

/// The language of an extension that several have, where nothing in the file decides.
enum LanguageDefaultText {
  /// What the rows come from.
  static let source = "Linguist 7.22.1"
  /// The rows, a line each.
  static let text = #"""
.1	Roff Manpage
.1in	Roff
.1m	Roff
.1x	Roff
.3in	Roff
.3m	Roff
.3p	Roff
.3pm	Roff
.3qt	Roff
.3x	Roff
.al	Perl
.asy	Asymptote
.brd	KiCad Legacy Layout
.cfg	HAProxy
.ch	Charity
.cp	C++
.cs	C#
.csl	Kusto
.es	JavaScript
.ex	Elixir
.for	Formatted
.fr	Text
.frag	JavaScript
.fx	FLUX
.gd	GDScript
.gml	Game Maker Language
.gs	JavaScript
.h	C
.hh	C++
.i	SWIG
.ice	Slice
.lisp	Common Lisp
.ls	LiveScript
.m	Objective-C
.m4	M4
.man	Roff
.mask	Mask
.md	Markdown
.mdoc	Roff
.mm	Objective-C++
.moo	Moocode
.ms	MAXScript
.n	Nemerle
.nas	Nasal
.ncl	NCL
.nl	NewLisp
.p	OpenEdge ABL
.pbt	PowerBuilder
.php	PHP
.pl	Perl
.plist	OpenStep Property List
.pluginspec	Ruby
.pm	Perl
.pod	Pod
.pp	Puppet
.properties	Java Properties
.r	R
.re	C++
.res	ReScript
.rpy	Ren'Py
.rs	Rust
.s	Unix Assembly
.sc	Scala
.sch	Eagle
.shader	ShaderLab
.sls	SaltStack
.sol	Solidity
.spec	RPM Spec
.sql	SQL
.star	Starlark
.t	Perl
.toc	World of Warcraft Addon Data
.ts	TypeScript
.tst	Scilab
.tsx	TSX
.txt	Text
.vba	VBA
.w	CWeb
.yaml	YAML
.yy	Yacc
"""#
}
