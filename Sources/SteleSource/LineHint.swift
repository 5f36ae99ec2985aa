/// Lines that only one of an extension's languages has.
///
/// Rules of our own for the extensions that are shared most; for the others the default counts.
struct LineHint {
  private let language: String
  /// Beginnings of lines, white space aside.
  private var beginnings: [String] = []
  /// Parts of lines.
  private var parts: [String] = []

  /// The language among `names` whose lines `text` has; of several the first in the order below.
  static func language(among names: [String], in text: ArraySlice<UInt8>) -> String? {
    let hints = all.filter { names.contains($0.language) }
    guard !hints.isEmpty else { return nil }
    let lines = text.split(separator: UInt8(ascii: "\n")).map { line in
      line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
    return hints.first { hint in lines.contains(where: hint.matches) }?.language
  }

  private func matches(_ line: ArraySlice<UInt8>) -> Bool {
    beginnings.contains { line.starts(with: $0.utf8) }
      || parts.contains { Self.contains(line, Array($0.utf8)) }
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var rest = line
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: part) { return true }
      rest = rest[rest.index(after: start)...]
    }
    return false
  }

  private static let all: [LineHint] = [
    LineHint(language: "XML", beginnings: ["<?xml", "<!DOCTYPE TS"]),
    LineHint(
      language: "Objective-C",
      beginnings: [
        "@interface", "@implementation", "@protocol", "@property", "@class", "@import", "@end",
        "#import",
      ]),
    LineHint(
      language: "C++",
      beginnings: [
        "class ", "namespace ", "using namespace ", "template <", "template<", "public:",
        "private:", "protected:", "constexpr ", "#include <string>", "#include <vector>",
        "#include <memory>", "#include <map>", "#include <iostream>", "#include <cstdint>",
        "#include <cstddef>", "#include <functional>", "#include <utility>",
      ],
      parts: ["std::"]),
    LineHint(language: "Hack", beginnings: ["<?hh"]),
    LineHint(language: "Mathematica", beginnings: ["(*"]),
    LineHint(language: "Mercury", beginnings: [":- module"]),
    LineHint(language: "MATLAB", beginnings: ["%", "function ", "function[", "classdef "]),
    LineHint(language: "Raku", beginnings: ["use v6", "use rakudo", "unit module", "unit class"]),
    LineHint(
      language: "Perl", beginnings: ["use strict", "use warnings", "package ", "my $", "sub "]),
    LineHint(language: "Prolog", beginnings: [":-"], parts: [" :- "]),
    LineHint(language: "Coq", beginnings: ["Require ", "Theorem ", "Lemma ", "Proof.", "Qed."]),
    LineHint(language: "Verilog", beginnings: ["module ", "endmodule", "`timescale", "`include"]),
    LineHint(language: "Forth", beginnings: [": ", "\\ "]),
    LineHint(language: "GLSL", beginnings: ["#version ", "precision ", "uniform ", "varying "]),
    LineHint(language: "OpenCL", beginnings: ["__kernel ", "kernel "]),
    LineHint(
      language: "Common Lisp",
      beginnings: ["(defun ", "(in-package ", "(defpackage ", "(defmacro ", "(defvar "]),
    LineHint(language: "Smalltalk", parts: ["methodsFor: "]),
    LineHint(language: "Makefile", beginnings: [".PHONY:"], parts: [".o:", ".o :"]),
    LineHint(language: "QMake", beginnings: ["TEMPLATE", "SOURCES", "HEADERS", "QT +="]),
    LineHint(language: "Proguard", beginnings: ["-keep", "-dont", "-assumenosideeffects"]),
    LineHint(language: "VBA", beginnings: ["Attribute VB_Name"]),
    LineHint(language: "TeX", beginnings: ["\\NeedsTeXFormat", "\\ProvidesClass"]),
    LineHint(language: "Apex", beginnings: ["public with sharing class ", "global class "]),
  ]
}
