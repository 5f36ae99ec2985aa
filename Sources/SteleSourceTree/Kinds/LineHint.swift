import SteleBase

/// Lines that only one of an extension's languages has.
///
/// Rules of our own for the extensions that are shared most; for the others the default counts.
struct LineHint {
  private let language: String
  /// Beginnings of lines, white space aside.
  private let beginnings: [[UInt8]]
  /// Whether one of these begins with each byte.
  private var firstBytes = [Bool](repeating: false, count: 256)
  /// Parts of lines.
  private let parts: [[UInt8]]

  private init(language: String, beginnings: [String] = [], parts: [String] = []) {
    self.language = language
    self.beginnings = beginnings.map { Array($0.utf8) }
    self.parts = parts.map { Array($0.utf8) }
    for first in beginnings.compactMap(\.utf8.first) { firstBytes[Int(first)] = true }
  }

  /// The language among `names` whose lines `text` has; of several the first in the order below.
  static func language(among names: [String], in text: ArraySlice<UInt8>) -> String? {
    let hints = all.filter { names.contains($0.language) }
    // The first hint that fits counts: those behind it need not be looked for any more.
    var first = hints.firstIndex { $0.hasPart(of: text) } ?? hints.endIndex
    var rest = text
    while first > 0, !rest.isEmpty {
      let end = rest.firstPosition(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      first = hints[..<first].firstIndex { $0.fits(beginningOf: line) } ?? first
      rest = rest[end...].dropFirst()
    }
    return first < hints.endIndex ? hints[first].language : nil
  }

  private func hasPart(of text: ArraySlice<UInt8>) -> Bool {
    parts.contains { part in
      var rest = text
      while let start = part.first.flatMap(rest.firstPosition) {
        if rest[start...].starts(with: part) { return true }
        rest = rest[(start + 1)...]
      }
      return false
    }
  }

  private func fits(beginningOf line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, firstBytes[Int(first)] else { return false }
    return beginnings.contains { line.starts(with: $0) }
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
