import Foundation
import SteleDocument
import Testing

@Suite struct StringCatalogTests {
  /// As Xcode writes a catalog.
  private static let sample = #"""
    {
      "sourceLanguage" : "en",
      "strings" : {
        "" : {

        },
        "%lld dogs" : {
          "localizations" : {
            "en" : {
              "variations" : {
                "plural" : {
                  "one" : {
                    "stringUnit" : {
                      "state" : "new",
                      "value" : "one dog"
                    }
                  },
                  "other" : {
                    "stringUnit" : {
                      "state" : "new",
                      "value" : "%lld dogs"
                    }
                  }
                }
              }
            }
          }
        },
        "Done" : {
          "localizations" : {
            "ru" : {
              "stringUnit" : {
                "state" : "needs_review",
                "value" : "x"
              }
            }
          }
        },
        "Kept" : {
          "shouldTranslate" : false
        },
        "New" : {
          "comment" : "A \"comment\"",
          "extractionState" : "manual",
          "localizations" : {
            "ja" : {
              "stringUnit" : {
                "state" : "translated",
                "value" : "x"
              }
            },
            "ru" : {
              "stringUnit" : {
                "state" : "new",
                "value" : ""
              }
            },
            "zh-Hans" : {
              "stringUnit" : {
                "state" : "translated",
                "value" : "x"
              }
            }
          }
        },
        "Plain \"text\"" : {

        },
        "With a comment" : {
          "comment" : "c",
          "shouldTranslate" : true
        }
      },
      "version" : "1.0"
    }

    """#

  /// What `shout` makes of it for Russian; Python's json has read it.
  private static let russian = #"""
    {
      "sourceLanguage" : "en",
      "strings" : {
        "" : {

        },
        "%lld dogs" : {
          "localizations" : {
            "en" : {
              "variations" : {
                "plural" : {
                  "one" : {
                    "stringUnit" : {
                      "state" : "new",
                      "value" : "one dog"
                    }
                  },
                  "other" : {
                    "stringUnit" : {
                      "state" : "new",
                      "value" : "%lld dogs"
                    }
                  }
                }
              }
            },
            "ru" : {
              "variations" : {
                "plural" : {
                  "few" : {
                    "stringUnit" : {
                      "state" : "needs_review",
                      "value" : "%LLD DOGS"
                    }
                  },
                  "many" : {
                    "stringUnit" : {
                      "state" : "needs_review",
                      "value" : "%LLD DOGS"
                    }
                  },
                  "one" : {
                    "stringUnit" : {
                      "state" : "needs_review",
                      "value" : "%LLD DOGS"
                    }
                  },
                  "other" : {
                    "stringUnit" : {
                      "state" : "needs_review",
                      "value" : "%LLD DOGS"
                    }
                  }
                }
              }
            }
          }
        },
        "Done" : {
          "localizations" : {
            "ru" : {
              "stringUnit" : {
                "state" : "needs_review",
                "value" : "x"
              }
            }
          }
        },
        "Kept" : {
          "shouldTranslate" : false
        },
        "New" : {
          "comment" : "A \"comment\"",
          "extractionState" : "manual",
          "localizations" : {
            "ja" : {
              "stringUnit" : {
                "state" : "translated",
                "value" : "x"
              }
            },
            "ru" : {
              "stringUnit" : {
                "state" : "needs_review",
                "value" : "NEW"
              }
            },
            "zh-Hans" : {
              "stringUnit" : {
                "state" : "translated",
                "value" : "x"
              }
            }
          }
        },
        "Plain \"text\"" : {
          "localizations" : {
            "ru" : {
              "stringUnit" : {
                "state" : "needs_review",
                "value" : "PLAIN \"TEXT\""
              }
            }
          }
        },
        "With a comment" : {
          "comment" : "c",
          "localizations" : {
            "ru" : {
              "stringUnit" : {
                "state" : "needs_review",
                "value" : "WITH A COMMENT"
              }
            }
          },
          "shouldTranslate" : true
        }
      },
      "version" : "1.0"
    }

    """#

  @Test func `Every key without a translation gets one, as Xcode writes it`() throws {
    var options = DocumentOptions()
    options.targetLanguage = "rus_Cyrl"
    let document = try Document(Self.sample, as: .xcstrings, options: options)
    #expect(
      document.texts == ["one dog", "%lld dogs", "New", "Plain \"text\"", "With a comment"])
    #expect(try document.shouted(targetLanguage: "rus_Cyrl") == Self.russian)
    // There is nothing left to do then.
    let again = try Document(Self.russian, as: .xcstrings, options: options)
    #expect(again.units.isEmpty)
    #expect(try again.shouted(targetLanguage: "rus_Cyrl") == Self.russian)
    options.marksFuzzy = false
    let sure = try Document(Self.sample, as: .xcstrings, options: options)
    #expect(
      try sure.shouted(targetLanguage: "rus_Cyrl").replacing("\"translated\"", with: "?")
        == Self.russian.replacing("\"translated\"", with: "?")
        .replacing("\"needs_review\"", with: "?")
        .replacing(
          "?,\n            \"value\" : \"x\"\n          }\n        }\n      }\n    },\n    \"Kept\"",
          with:
            "\"needs_review\",\n            \"value\" : \"x\"\n          }\n        }\n      }\n    },\n    \"Kept\""
        ))
  }

  @Test func `Without a language, or for the catalog's own, it stays`() throws {
    let document = try Document(Self.sample, as: .xcstrings)
    #expect(document.units.count == 6)
    #expect(try document.shouted() == Self.sample)
    #expect(try document.shouted(targetLanguage: "eng_Latn") == Self.sample)
  }

  @Test(
    arguments: [
      ("zho_Hans", "zh-Hans"), ("zho_Hant", "zh-Hant"), ("por_Latn", "pt-BR"), ("fra_Latn", "fr"),
      ("spa_Latn", "es-MX"),
    ])
  func `A language is called as the catalog calls it`(_ code: String, _ name: String) throws {
    let known = ["pt-BR", "pt-BR", "pt-PT", "fr", "fr-CA", "fr-CA", "es-MX"].enumerated().map {
      "\"k\($0) a\":{\"localizations\":{\"\($1)\":{\"stringUnit\":{\"state\":\"translated\",\"value\":\"x\"}}}}"
    }
    let text =
      "{\"sourceLanguage\":\"en\",\"strings\":{\(known.joined(separator: ",")),\"new\":{}}}"
    let document = try Document(text, as: .xcstrings)
    let unit = "{\"stringUnit\":{\"state\":\"needs_review\",\"value\":\"NEW\"}}"
    #expect(
      try document.shouted(targetLanguage: code).hasSuffix(
        "\"new\":{\"localizations\":{\"\(name)\":\(unit)}}}}"))
  }

  @Test func `Variations by device and substitutions are kept`() throws {
    let text =
      #"{"sourceLanguage":"en","strings":{"k":{"localizations":{"en":{"stringUnit":{"state":"new","value":"%#@n@ in %@"},"substitutions":{"n":{"argNum":1,"formatSpecifier":"lld","variations":{"plural":{"zero":{"stringUnit":{"state":"new","value":"none"}},"other":{"stringUnit":{"state":"new","value":"%arg dogs"}}}}}},"variations":{"device":{"mac":{"stringUnit":{"state":"new","value":"click"}},"other":{"stringUnit":{"state":"new","value":""}}}}}}}}}"#
    let document = try Document(text, as: .xcstrings)
    let japanese =
      #""ja":{"stringUnit":{"state":"needs_review","value":"%#@N@ IN %@"},"substitutions":{"n":{"argNum":1,"formatSpecifier":"lld","variations":{"plural":{"other":{"stringUnit":{"state":"needs_review","value":"%ARG DOGS"}},"zero":{"stringUnit":{"state":"needs_review","value":"NONE"}}}}}},"variations":{"device":{"mac":{"stringUnit":{"state":"needs_review","value":"CLICK"}},"other":{"stringUnit":{"state":"needs_review","value":""}}}}}"#
    #expect(
      try document.shouted(targetLanguage: "jpn_Jpan")
        == text.dropLast(4) + "," + japanese + "}}}}")
    // An empty translation among others leaves no hole.
    let empty = try document.rendered(
      with: document.units.map { _ in TextUnit(text: []) }, targetLanguage: "jpn_Jpan")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(empty)) }
  }

  @Test func `What cannot be followed stays, and what is no catalog is an error`() throws {
    let deep = String(repeating: "{\"a\":", count: 12) + "1" + String(repeating: "}", count: 12)
    for localization in [deep, "{\"a\":[]}", "\"a\"", "{\"stringUnit\":{}}"] {
      let text =
        "{\"sourceLanguage\":\"en\",\"strings\":{\"k\":{\"localizations\":{\"en\":\(localization)}}}}"
      let document = try Document(text, as: .xcstrings)
      #expect(document.units.isEmpty)
      #expect(document.leftOutCount == 1)
      #expect(try document.shouted(targetLanguage: "fra_Latn") == text)
    }
    for text in ["", "{}", "[]", "{\"sourceLanguage\":1,\"strings\":{}}", "{\"strings\":{}", "1"] {
      guard
        case .malformed(.xcstrings, line: 1, column: _, reason: _)? = parsingError(
          of: text, as: .xcstrings)
      else {
        Issue.record("\(text): \(parsingError(of: text, as: .xcstrings).debugDescription)")
        continue
      }
    }
  }
}
